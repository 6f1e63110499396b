-- words that NCDDS put in the place of those the product ships with; every change is a new version, and words that are
-- null take the shipped ones again
create table message_text (
    text_id         varchar(60) not null,
    language        varchar(2)  not null check (language in ('km', 'en')),
    version         int         not null,
    words           text,
    changed_by      uuid        not null,
    changed_by_name text        not null,
    changed_at      timestamptz not null,
    primary key (text_id, language, version)
);

-- prices of a part have more than two decimals; when the cost of a message was first counted; its month is that of the bill
alter table outbound_message alter column cost type numeric(14, 4);
alter table outbound_message add column charged_at timestamptz;
create index outbound_message_charged on outbound_message (charged_at) where charged_at is not null;

-- what text messages of a month in Cambodia have cost, kept beside the messages so that the cap can be asked before each,
-- and when the administrators were told that the cap is reached
create table sms_month (
    month   date           primary key,
    spent   numeric(16, 4) not null default 0,
    told_at timestamptz
);

-- one row: the most that text messages may cost in a month; null: no limit
create table sms_cap (
    only_one boolean        primary key default true check (only_one),
    amount   numeric(14, 2) check (amount >= 0)
);
insert into sms_cap default values;
