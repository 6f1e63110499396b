-- training: what is known of it, in words; search_key: as SearchKey in Java
alter table person
    add column training text not null default '',
    add column search_key text generated always as (lower(translate(normalize(
        coalesce(code, '') || ' ' || name_km || ' ' || name_latin || ' ' || coalesce(phone, ''), NFC),
        U&'០១២៣៤៥៦៧៨៩\200B\200C\200D\2060\FEFF', '0123456789'))) stored;

-- bodies of an area: committees, councils, working groups, networks; area_code '' is the nation
create table body (
    code            varchar(40) primary key,
    kind            varchar(20) not null,
    area_code       varchar(6)  not null,
    name_km         text        not null,
    name_latin      text        not null,
    term_from       date        not null,
    term_to         date,
    decision_number varchar(60) not null default '',
    decision_date   date
);
create index body_area on body (area_code, kind);

-- a member from valid_from until the day before valid_to
create table body_member (
    id         bigint generated always as identity primary key,
    body_code  varchar(40) not null references body,
    person_id  uuid        not null references person,
    position   varchar(20) not null,
    valid_from date        not null,
    valid_to   date
);
create index body_member_body on body_member (body_code);
create index body_member_person on body_member (person_id);

-- deputy: of a focal person; body_member_id: the membership that carries this role; inactive_since: a facilitator who no
-- longer takes part although the term goes on
alter table role_assignment
    add column deputy boolean not null default false,
    add column inactive_since date,
    add column end_reason text,
    add column body_member_id bigint references body_member;
create index role_assignment_member on role_assignment (body_member_id) where body_member_id is not null;

-- how a commune chose its facilitators; who was not chosen is no entry of the register
create table caf_selection (
    id          uuid primary key,
    area_code   varchar(6)  not null,
    held_on     date        not null,
    criteria    text        not null,
    women       int         not null default 0,
    men         int         not null default 0,
    other       int         not null default 0,
    term_from   date,
    term_to     date,
    confirmed_at timestamptz
);
create index caf_selection_area on caf_selection (area_code);

create table caf_candidate (
    id            bigint generated always as identity primary key,
    selection_id  uuid        not null references caf_selection on delete cascade,
    person_id     uuid        references person,
    name_km       text        not null,
    name_latin    text        not null,
    sex           varchar(10) not null,
    phone         varchar(20),
    votes         int,
    chosen        boolean     not null default false,
    post_at       varchar(40),
    post_title    text        not null default ''
);
create index caf_candidate_selection on caf_candidate (selection_id);
create index caf_candidate_person on caf_candidate (person_id);

-- a post that somebody left to nobody: vacant until the role begins anew for somebody
create table vacancy (
    id            bigint generated always as identity primary key,
    role          varchar(20) not null,
    area_code     varchar(6)  not null,
    provider_code varchar(40),
    since         date        not null
);
create index vacancy_area on vacancy (area_code);
