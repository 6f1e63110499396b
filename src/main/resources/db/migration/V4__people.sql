create table person (
    id         uuid primary key,
    name_km    text        not null,
    name_latin text        not null,
    phone      varchar(20),
    sex        varchar(10) not null,
    language   varchar(2)  not null
);

-- no password_hash: nobody can sign in with a password; demonstration: may be entered with one click in the demonstration
create table account (
    person_id       uuid primary key references person,
    username        varchar(60) not null unique,
    password_hash   varchar(200),
    failed_attempts int         not null default 0,
    locked_until    timestamptz,
    enabled         boolean     not null default true,
    demonstration   boolean     not null default false
);

-- held from valid_from until the day before valid_to; area_code '' is the nation, with a provider its home area
create table role_assignment (
    id            bigint generated always as identity primary key,
    person_id     uuid        not null references person,
    role          varchar(20) not null,
    area_code     varchar(6)  not null,
    provider_code varchar(40),
    valid_from    date        not null,
    valid_to      date
);
create index role_assignment_person on role_assignment (person_id);
create index role_assignment_scope on role_assignment (coalesce(provider_code, area_code), role);

-- sign-in sessions, as Spring Session keeps them
create table spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index spring_session_id on spring_session (session_id);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36)     not null references spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
