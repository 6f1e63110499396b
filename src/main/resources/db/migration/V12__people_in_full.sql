-- code: the number under which a person stands in the lists of the ministry or district; channel: how to reach him or her
alter table person
    add column code    varchar(40) unique,
    add column email   varchar(120),
    add column channel varchar(10) not null default 'email';

-- a post somebody holds at a provider, beside any role in the cycle: who has one does not judge that provider
create table post (
    id            bigint generated always as identity primary key,
    person_id     uuid        not null references person,
    provider_code varchar(40) not null,
    title         text        not null,
    valid_from    date        not null,
    valid_to      date
);
create index post_person on post (person_id);
create index post_provider on post (provider_code);
