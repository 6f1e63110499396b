-- the latest messages of a channel: whether it refuses most of them, and not this address alone
create index outbound_message_tried on outbound_message (channel, tried_at desc) where tried_at is not null;

-- when a message was taken in hand first since it was put there, or put back: its time to arrive runs from then
alter table outbound_message add column first_tried_at timestamptz;

-- what follows another message is of its kind
update outbound_message f set dedup_key = split_part(m.dedup_key, '/', 1) || '/follows/' || m.id
from outbound_message m where f.follows = m.id and m.follows is null;
update outbound_message f set dedup_key = split_part(m.dedup_key, '/', 1) || '/follows/' || m.id
from outbound_message m where f.follows = m.id and f.dedup_key like 'follows/%' and m.dedup_key not like 'follows/%';
update outbound_message f set dedup_key = split_part(m.dedup_key, '/', 1) || '/follows/' || m.id
from outbound_message m where f.follows = m.id and f.dedup_key like 'follows/%' and m.dedup_key not like 'follows/%';

-- whose a dead address is
create index person_phone on person (phone) where phone is not null;
create index person_email_as_written on person (email) where email is not null;

-- messages of which it may turn out that they did not arrive: not those that did, nor letters that were taken
drop index outbound_message_not_arrived;
create index outbound_message_not_arrived on outbound_message (created_at)
    where passed_on_at is null and person_id is not null and delivery is distinct from 'DELIVERED'
        and (status <> 'SENT' or channel <> 'email');
