-- messages that leave the house; times are the database's own, never those of the business clock.
-- reason: what the message is about, as kind/id, asked again before it is sent; token: of the sender who has it in hand;
-- doubts: how often its outcome stayed unknown; body and html are erased when a secret message has come to its end
create table outbound_message (
    id          uuid primary key,
    dedup_key   varchar(200) not null unique,
    channel     varchar(10)  not null,
    person_id   uuid,
    address     varchar(200) not null,
    language    varchar(2)   not null,
    subject     text         not null,
    body        text,
    html        text,
    secret      boolean      not null default false,
    reason      varchar(120),
    status      varchar(10)  not null default 'READY',
    attempts    int          not null default 0,
    doubts      int          not null default 0,
    token       uuid,
    lease_until timestamptz,
    next_at     timestamptz  not null default now(),
    expires_at  timestamptz  not null,
    provider_id varchar(200),
    cause       varchar(30),
    last_error  varchar(500),
    created_at  timestamptz  not null default now(),
    sent_at     timestamptz
);
create index outbound_message_ready on outbound_message (next_at) where status = 'READY';
create index outbound_message_sending on outbound_message (lease_until) where status = 'SENDING';
create index outbound_message_status on outbound_message (status, created_at desc);

-- one row: when a sender last gave a sign of life, and since when all of them wait for an operator
create table outbox_state (
    only_one     boolean primary key default true check (only_one),
    heartbeat_at timestamptz,
    paused_at    timestamptz
);
insert into outbox_state default values;
