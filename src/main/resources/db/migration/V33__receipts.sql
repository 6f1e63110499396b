-- when a message was last taken in hand: what came in before that is not about it
alter table outbound_message add column tried_at timestamptz;

-- a centre that begins again counts from 1 again: its number says which part is meant only together with the address
alter table sms_receipt drop constraint sms_receipt_pkey, add primary key (centre_id, address);
