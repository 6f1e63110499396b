-- a task whose model gives it days of its own: so many working days from the day it opened
alter table work_item add column own_days      int check (own_days between 1 and 250);
alter table work_item add column own_from      date;
-- how far its stage was put off when it opened: what is put off later moves it along
alter table work_item add column own_postponed int;
-- whether it is due with its stage at the latest; not if the stage was over when it opened
alter table work_item add column own_bound     boolean;
alter table work_item add check (own_days is null
    or (own_from is not null and own_postponed is not null and own_bound is not null));

-- when an item is due: with its stage on a working day, later where that was put off, and earlier by days of its own
create function item_due_on(
    area varchar, nominal date, postponed int, own_days int, own_from date, own_postponed int, own_bound boolean)
    returns date language sql stable as $$
    select case when own_days is null then with_stage
        when own_bound then least(own, with_stage)
        else own end
    from (select working_days_later(area, working_day_from(area, nominal), postponed) as with_stage,
        case when own_days is not null then
            working_days_later(area, own_from, own_days + greatest(postponed - own_postponed, 0)) end as own) due;
$$;

-- the due day of an item that was followed up before it, as its model said; null: it was late
alter table escalation add column early_due_on date;
