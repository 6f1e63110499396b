-- what became of a message that somebody wrote; without an outcome it waits to be acted on
alter table incoming_message add column person_id uuid references person on delete set null;
alter table incoming_message add column work_item_id uuid references work_item on delete set null;
alter table incoming_message add column outcome varchar(20);
update incoming_message set outcome = 'NOT_UNDERSTOOD';
create index incoming_message_waiting on incoming_message (received_at) where outcome is null;
create index incoming_message_address on incoming_message (channel, address, received_at);
create index incoming_message_person on incoming_message (person_id) where person_id is not null;

-- parts of a long text that have come; those of a whole one stay for a day, so that a part that comes again is known
create table incoming_part (
    address     varchar(60) not null,
    reference   int         not null,
    part        int         not null,
    parts       int         not null,
    body        text        not null,
    joined      boolean     not null default false,
    received_at timestamptz not null default now(),
    primary key (address, reference, part)
);

-- when a question was answered; bare: without naming the task
alter table question add column answered_at timestamptz;
alter table question add column bare boolean not null default false;

-- somebody says that the task is done, but its form is not complete
alter table work_item add column reported_done_at timestamptz;
alter table work_item add column reported_done_by text;

-- more working days that somebody asks for, and what was decided; LAPSED: the task was closed first
create table delay_request (
    id              uuid        primary key,
    work_item_id    uuid        not null references work_item on delete cascade,
    person_id       uuid        not null references person on delete cascade,
    person_name     text        not null,
    days            int         not null check (days between 1 and 30),
    reason          text        not null,
    asked_at        timestamptz not null,
    decision        varchar(10) check (decision in ('GRANTED', 'REFUSED', 'LAPSED')),
    granted_days    int,
    decided_at      timestamptz,
    decided_by_id   uuid,
    decided_by_name text,
    decision_reason text
);
create index delay_request_item on delay_request (work_item_id);
create unique index delay_request_open on delay_request (work_item_id, person_id) where decision is null;

-- who said of a task that it is not his or hers, and is not reminded of it any more
create table not_mine (
    work_item_id uuid        not null references work_item on delete cascade,
    person_id    uuid        not null references person on delete cascade,
    at           timestamptz not null,
    primary key (work_item_id, person_id)
);
