-- the latest messages of a channel: whether it refuses most of them, and not this address alone
create index outbound_message_tried on outbound_message (channel, tried_at desc) where tried_at is not null;
