-- a loose item belongs to no process and no cycle; it is done on the page at its address
alter table work_item
    alter column cycle_key drop not null,
    alter column year drop not null,
    alter column stage drop not null,
    add column address text,
    add constraint work_item_of_a_cycle_or_loose check ((address is null) = (cycle_key is not null));
create unique index work_item_loose on work_item (address, task, area_code, due_on) where status = 'OPEN' and address is not null;
