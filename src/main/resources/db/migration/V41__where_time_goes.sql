-- How long each task of the yearly cycle took, one narrow row each, written when it is done: a year of the whole nation
-- is counted from here at once. Working days from the day it could begin until somebody took it (all of it where nobody
-- did), and from then until it was done. again: not the first time this task came in its case. sex of who did it.
create table task_time (
    work_item_id  uuid        primary key references work_item on delete cascade,
    year          int         not null,
    waiting       int         not null,
    working       int         not null,
    late          boolean     not null,
    again         boolean     not null,
    urban         boolean     not null,
    sex           varchar(10),
    area_code     varchar(6)  not null,
    provider_code varchar(40),
    task          varchar(60) not null,
    variant       varchar(20) not null
);
create index task_time_area on task_time (year, area_code text_pattern_ops);

-- what such a row says of a task that is done
create view task_time_of as
select w.id as work_item_id, w.year,
    working_days_between(w.area_code, d.began, d.taken) as waiting,
    working_days_between(w.area_code, d.taken, d.done) as working,
    d.done > w.due_on as late,
    exists (
        select 1 from work_item o
        where o.cycle_key = w.cycle_key and o.task = w.task and o.id <> w.id
            and o.provider_code is not distinct from w.provider_code and o.month is not distinct from w.month
            and o.chases is not distinct from w.chases
            and (o.created_at, o.id) < (w.created_at, w.id)) as again,
    c.urban, p.sex, w.area_code, w.provider_code, w.task, c.variant
from work_item w
    join area_cycle c on c.cycle_key = w.cycle_key
    left join person p on p.id = w.closed_by_id
    cross join lateral (
        select greatest((w.created_at at time zone 'Asia/Phnom_Penh')::date, w.starts_on) as ready,
            (w.closed_at at time zone 'Asia/Phnom_Penh')::date as done) t
    cross join lateral (
        select least(t.ready, t.done) as began, t.done,
            greatest(least(t.ready, t.done),
                least(t.done, coalesce((w.claimed_at at time zone 'Asia/Phnom_Penh')::date, t.done))) as taken) d
where w.status = 'DONE';

insert into task_time (work_item_id, year, waiting, working, late, again, urban, sex, area_code, provider_code, task, variant)
select work_item_id, year, waiting, working, late, again, urban, sex, area_code, provider_code, task, variant
from task_time_of;
