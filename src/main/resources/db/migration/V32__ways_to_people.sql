-- addresses at which nobody is reached any more, until they are corrected or somebody answers from them
create table dead_address (
    channel    varchar(10)  not null,
    address    varchar(254) not null,
    since      timestamptz  not null default now(),
    cause      varchar(30)  not null,
    message_id uuid         references outbound_message on delete set null,
    primary key (channel, address)
);

-- who wrote STOP gets no text messages
alter table person add column sms_stopped_at timestamptz;

-- a message that took the place of one that did not arrive, and when that one was passed on; what it cost
alter table outbound_message add column follows uuid references outbound_message;
alter table outbound_message add column passed_on_at timestamptz;
alter table outbound_message add column cost numeric(12, 2);
create unique index outbound_message_follows on outbound_message (follows) where follows is not null;

-- what a short message asks, so that an answer acts on the right thing: a task, or whether the address is still good
create table question (
    message_id   uuid        primary key references outbound_message on delete cascade,
    kind         varchar(10) not null check (kind in ('TASK', 'ADDRESS')),
    person_id    uuid        not null references person on delete cascade,
    work_item_id uuid        references work_item on delete cascade,
    asked_at     timestamptz not null default now(),
    check ((kind = 'TASK') = (work_item_id is not null))
);
create index question_person on question (person_id, asked_at);
