-- a person or a district's group joins Telegram by writing a code to the bot; area_code: set for a group
create table telegram_code (
    code       varchar(12) primary key,
    person_id  uuid        not null references person on delete cascade,
    area_code  varchar(6),
    expires_at timestamptz not null
);

-- chats that are joined: of a person, or of a group of an area; a chat the bot was put out of is gone
create table telegram_chat (
    chat      varchar(40) primary key,
    person_id uuid        references person on delete cascade,
    area_code varchar(6),
    name      text        not null,
    joined_at timestamptz not null default now(),
    joined_by uuid        not null,
    gone_at   timestamptz,
    check ((person_id is null) <> (area_code is null))
);
create unique index telegram_chat_person on telegram_chat (person_id) where gone_at is null;
create index telegram_chat_area on telegram_chat (area_code) where gone_at is null;

-- one row: up to which update the bot was read, and which node reads it
create table telegram_reading (
    only_one    boolean primary key default true check (only_one),
    next_update bigint  not null default 0,
    reader      uuid,
    lease_until timestamptz
);
insert into telegram_reading default values;
