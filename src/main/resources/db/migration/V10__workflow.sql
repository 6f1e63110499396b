-- every answer as it was sent
create table form_submission (
    id              uuid primary key,
    idempotency_key uuid        not null unique,
    work_item_id    uuid        not null,
    task            varchar(60) not null,
    cycle_key       varchar(11) not null,
    provider_code   varchar(40),
    release         varchar(40) not null,
    person_id       uuid        not null,
    person_name     text        not null,
    submitted_at    timestamptz not null,
    answers         jsonb       not null
);
create index form_submission_item on form_submission (work_item_id);
create index form_submission_cycle on form_submission (cycle_key);
