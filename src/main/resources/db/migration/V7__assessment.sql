-- what a service is judged by: predefined for its kind (assumed, a first list), or proposed by a provider's citizens
create table criterion (
    code          varchar(60) primary key,
    kind          varchar(30) not null,
    position      int         not null,
    name_km       text        not null,
    name_en       text        not null,
    provider_code varchar(40)
);
create index criterion_kind on criterion (kind, position);

-- one group judging one provider in one year: its citizens, or its own staff
create table scorecard (
    id                uuid primary key,
    cycle_key         varchar(11) not null,
    provider_code     varchar(40) not null,
    kind              varchar(10) not null,
    status            varchar(10) not null,
    planned_from      date,
    planned_to        date,
    place             text,
    language          varchar(20),
    facilitators      int,
    attempts          int         not null default 0,
    not_held_reason   text,
    held_on           date,
    officials_present boolean     not null default false,
    total             int         not null default 0,
    female            int         not null default 0,
    male              int         not null default 0,
    other             int         not null default 0,
    disability        int         not null default 0,
    minority          int         not null default 0,
    id_poor           int         not null default 0,
    youth             int         not null default 0,
    lock_version      int         not null,
    unique (cycle_key, provider_code, kind),
    check (total = female + male + other)
);

create table scorecard_rating (
    scorecard_id     uuid          not null references scorecard on delete cascade,
    position         int           not null,
    criterion_code   varchar(60)   not null references criterion,
    votes1           int           not null check (votes1 >= 0),
    votes2           int           not null check (votes2 >= 0),
    votes3           int           not null check (votes3 >= 0),
    votes4           int           not null check (votes4 >= 0),
    votes5           int           not null check (votes5 >= 0),
    median           int           not null check (median between 1 and 5),
    mean             numeric(4, 2) not null,
    strengths        text,
    weaknesses       text,
    suggested_action text,
    primary key (scorecard_id, position),
    unique (scorecard_id, criterion_code) deferrable initially deferred
);

-- a meeting of one provider with its citizens, or of all of them (provider_code is null)
create table interface_meeting (
    id             uuid primary key,
    cycle_key      varchar(11) not null,
    provider_code  varchar(40),
    held_on        date        not null,
    place          text        not null,
    provider_women int         not null,
    provider_men   int         not null,
    provider_other int         not null,
    citizen_women  int         not null,
    citizen_men    int         not null,
    citizen_other  int         not null,
    lock_version   int         not null
);
create unique index interface_meeting_key on interface_meeting (cycle_key, coalesce(provider_code, ''));

create table agreed_action (
    meeting_id        uuid    not null references interface_meeting on delete cascade,
    position          int     not null,
    id                uuid    not null unique,
    provider_code     varchar(40),
    criterion_code    varchar(60) references criterion,
    action            text    not null,
    proposer          text,
    responsible       text,
    due_by            date,
    outside_resources boolean not null,
    primary key (meeting_id, position)
);
