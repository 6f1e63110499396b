-- a late step that the working groups follow up, level after level; one of a step is open at a time.
-- level is the highest that has been asked; ended is how it was settled: DONE, EXCUSED or IN_TIME
create table escalation (
    id                  uuid        primary key,
    work_item_id        uuid        not null references work_item on delete cascade,
    level               varchar(20) not null,
    opened_at           timestamptz not null,
    process_instance_id varchar(64),
    closed_at           timestamptz,
    ended               varchar(10)
);
create unique index escalation_open on escalation (work_item_id) where closed_at is null;
create index escalation_item on escalation (work_item_id);

-- what somebody did about a late step, and when it is looked at again; follow_up_id is the task it was entered in
create table escalation_act (
    id            uuid        primary key,
    escalation_id uuid        not null references escalation on delete cascade,
    follow_up_id  uuid        not null,
    task          varchar(60) not null,
    act           varchar(10) not null,
    note          text        not null,
    working_days  int,
    given_to_id   uuid,
    given_to_name text,
    next_check_on date        not null,
    person_id     uuid        not null,
    person_name   text        not null,
    at            timestamptz not null
);
create index escalation_act_escalation on escalation_act (escalation_id, at);
create index escalation_act_follow_up on escalation_act (follow_up_id);
