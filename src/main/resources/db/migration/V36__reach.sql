-- when messages were last looked through that did not arrive, and since when this has gone on without a long break
alter table outbox_state add column looked_through_at timestamptz;
alter table outbox_state add column awake_since timestamptz;

-- no_way_at: there was no other way to the person then; address_judged: what became of the message was read for its address
alter table outbound_message add column no_way_at timestamptz;
alter table outbound_message add column address_judged boolean not null default false;
create index outbound_message_not_arrived on outbound_message (created_at)
    where passed_on_at is null and person_id is not null;
create index outbound_message_to_judge on outbound_message (created_at) where not address_judged;
create index outbound_message_address on outbound_message (channel, address, created_at);

-- the number of which somebody said that it is still the own one, and when
alter table person add column phone_confirmed varchar(20);
alter table person add column phone_confirmed_at timestamptz;

-- up to when, by the business clock, a group has been told what was done, and on which day what is late
alter table telegram_chat add column told_until timestamptz;
alter table telegram_chat add column late_told_on date;
