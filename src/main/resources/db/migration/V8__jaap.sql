-- the share of members that must be exceeded for a quorum, from a day on (assumed; no source states it)
create table committee_quorum (
    valid_from        date primary key,
    more_than_percent int  not null check (more_than_percent between 0 and 99)
);
insert into committee_quorum (valid_from, more_than_percent) values (date '2020-01-01', 50);

create table jaap (
    cycle_key       varchar(11) primary key,
    status          varchar(30) not null,
    version         int         not null,
    drafted_on      date        not null,
    revised_on      date,
    approved_on     date,
    adopted_on      date,
    returned_reason text,
    workshop_on     date
);

create table jaap_activity (
    id                   uuid primary key,
    cycle_key            varchar(11) not null references jaap,
    part                 varchar(3)  not null,
    number               int         not null,
    activity             text        not null,
    proposer             text,
    target_response      text,
    location             text        not null,
    quantity             numeric(12, 2),
    unit                 text,
    starts_on            date        not null,
    ends_on              date        not null check (ends_on >= starts_on),
    people_served        int,
    people_served_female int check (people_served_female <= people_served),
    estimated_cost       bigint,
    lead                 text        not null,
    provider_code        varchar(40),
    agreed_action_id     uuid,
    criterion_code       varchar(60),
    in_cip               boolean,
    taken_by             varchar(30),
    taken_remark         text,
    unique (cycle_key, part, number)
);

create table funding (
    id            uuid primary key,
    activity_id   uuid        not null references jaap_activity on delete cascade,
    cycle_key     varchar(11) not null,
    source        varchar(30) not null,
    planned_riel  bigint,
    unique (activity_id, source)
);
create index funding_cycle on funding (cycle_key);

create table committee_decision (
    id             uuid primary key,
    cycle_key      varchar(11) not null references jaap,
    version        int         not null,
    kind           varchar(10) not null,
    held_on        date        not null,
    members        int         not null,
    present        int         not null check (present <= members),
    present_female int         not null check (present_female <= present),
    in_favour      int,
    against        int,
    abstained      int,
    quorum_percent int         not null,
    decision       varchar(12) not null,
    reason         text,
    recorded_at    timestamptz not null
);
create index committee_decision_cycle on committee_decision (cycle_key);

create table monthly_meeting (
    id              uuid primary key,
    cycle_key       varchar(11) not null,
    month           int         not null check (month between 1 and 12),
    held            boolean     not null,
    reason_not_held text,
    held_on         date,
    present         int,
    present_female  int check (present_female <= present),
    unique (cycle_key, month)
);

create table monthly_progress (
    id          uuid primary key,
    activity_id uuid        not null references jaap_activity,
    cycle_key   varchar(11) not null,
    month       int         not null check (month between 1 and 12),
    status      varchar(20) not null,
    percent     int         not null check (percent between 0 and 100),
    remark      text,
    new_date    date,
    unique (activity_id, month)
);
create index monthly_progress_cycle on monthly_progress (cycle_key, month);
