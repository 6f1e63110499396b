-- chases: the late item that an escalation's own item is about
alter table work_item add column chases uuid references work_item;
create index work_item_chases on work_item (chases) where chases is not null;

-- whom the person who closed an item signed for, as a deputy
alter table work_item add column closed_for_id uuid;
alter table work_item add column closed_for_name text;

-- what a reminder is about, by the business clock and as its ladder has it: for lists of all that went out
alter table outbound_message add column composed_at timestamptz;
alter table outbound_message add column urgent boolean not null default false;
alter table outbound_message add column role varchar(200);
alter table outbound_message add column area_code varchar(200);
alter table outbound_message add column step varchar(200);
