-- who had reports due on another day, from when on, and why; the first ones are assumed
alter table report_due
    add column reason      text not null default '',
    add column set_by      uuid,
    add column set_by_name text not null default '',
    add column set_at      timestamptz;
