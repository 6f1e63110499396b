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

-- the same for the whole nation, counted as tasks are done: by province, settlement, variant and sex
create table task_time_count (
    year   int         not null,
    kind   varchar(10) not null check (kind in ('AREA', 'SETTLEMENT', 'SEX', 'VARIANT')),
    part   varchar(20) not null,
    task   varchar(60) not null,
    days   int         not null,
    tasks  int         not null,
    waited bigint      not null,
    late   int         not null,
    again  int         not null,
    primary key (year, kind, part, task, days)
);

create view task_time_part as
select t.work_item_id, t.year, t.task, t.waiting, t.working, t.late, t.again, k.kind, k.part
from task_time t cross join lateral (values
    ('AREA', left(t.area_code, 2)),
    ('SETTLEMENT', case when t.urban then 'urban' else 'rural' end),
    ('SEX', coalesce(t.sex, 'NONE')),
    ('VARIANT', t.variant)) k (kind, part);

insert into task_time_count (year, kind, part, task, days, tasks, waited, late, again)
select year, kind, part, task, waiting + working, count(*), sum(waiting), count(*) filter (where late),
    count(*) filter (where again)
from task_time_part group by 1, 2, 3, 4, 5;

-- writes down how long a task took, once; always in the order of the kinds, so that two closings cannot block each other
create function note_task_time(id uuid) returns void language plpgsql as $$
begin
    insert into task_time (work_item_id, year, waiting, working, late, again, urban, sex, area_code, provider_code, task,
        variant)
    select o.work_item_id, o.year, o.waiting, o.working, o.late, o.again, o.urban, o.sex, o.area_code, o.provider_code,
        o.task, o.variant
    from task_time_of o where o.work_item_id = id
    on conflict do nothing;
    if found then
        insert into task_time_count as c (year, kind, part, task, days, tasks, waited, late, again)
        select p.year, p.kind, p.part, p.task, p.waiting + p.working, 1, p.waiting, p.late::int, p.again::int
        from task_time_part p where p.work_item_id = id
        order by p.kind
        on conflict on constraint task_time_count_pkey do update
        set tasks = c.tasks + 1, waited = c.waited + excluded.waited, late = c.late + excluded.late,
            again = c.again + excluded.again;
    end if;
end;
$$;

-- what is open is counted from this index alone
create index work_item_open_time on work_item (year, area_code text_pattern_ops, task, due_on, starts_on, provider_code, cycle_key)
    where status = 'OPEN';
