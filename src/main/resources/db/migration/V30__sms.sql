-- a text message goes in parts; the centre gives each a number of its own, by which its receipt speaks of it
create table sms_part (
    message_id  uuid        not null references outbound_message on delete cascade,
    part        int         not null,
    centre_id   varchar(80) not null,
    state       varchar(10) not null default 'ACCEPTED' check (state in ('ACCEPTED', 'DELIVERED', 'FAILED')),
    error       varchar(40),
    accepted_at timestamptz not null default now(),
    settled_at  timestamptz,
    primary key (message_id, part)
);
create index sms_part_centre on sms_part (centre_id);

-- receipts about parts whose number is not known yet, or never will be
create table sms_receipt (
    centre_id   varchar(80) primary key,
    address     varchar(20) not null,
    delivered   boolean     not null,
    error       varchar(40),
    received_at timestamptz not null default now()
);

-- in how many parts a message goes, and what became of it at the other end, as far as that is told
alter table outbound_message add column parts int;
alter table outbound_message add column delivery varchar(10) check (delivery in ('DELIVERED', 'FAILED'));
alter table outbound_message add column settled_at timestamptz;

-- what people write back
create table incoming_message (
    id          uuid        primary key,
    channel     varchar(10) not null,
    address     varchar(60) not null,
    body        text        not null,
    received_at timestamptz not null default now()
);
create index incoming_message_time on incoming_message (received_at desc);
