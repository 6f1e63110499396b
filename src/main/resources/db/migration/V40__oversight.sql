-- What is expected of a commune or provider in a year, one row each: a stage, or a month of the stage that is done month
-- by month. A month that has not begun is due the day before the next one opens.
create view stage_case as
select c.cycle_key, c.year, c.area_code, c.urban, c.variant, s.stage, nullif(s.provider_code, '') as provider_code,
    null::int as month, s.status, s.starts_on, s.due_on, s.opened_at, s.closed_at
from area_cycle c join stage_progress s on s.cycle_key = c.cycle_key
where s.stage <> 'jaapMonitoring'
union all
select c.cycle_key, c.year, c.area_code, c.urban, c.variant, s.stage, null, m.month,
    coalesce(w.status, case when s.status = 'EXCUSED' then 'EXCUSED' else 'PLANNED' end),
    coalesce(w.starts_on,
        (coalesce(s.nominal_starts_on, s.starts_on) + make_interval(months => m.month - 1))::date),
    coalesce(w.due_on, (coalesce(s.nominal_starts_on, s.starts_on) + make_interval(months => m.month))::date - 1),
    w.opened_at, w.closed_at
from area_cycle c join stage_progress s on s.cycle_key = c.cycle_key cross join generate_series(1, 12) m (month)
    left join lateral (
        select case when bool_or(i.status = 'OPEN') then 'OPEN' when bool_or(i.status = 'DONE') then 'DONE'
                else 'EXCUSED' end as status,
            min(i.starts_on) as starts_on, max(i.due_on) as due_on, min(i.created_at) as opened_at,
            max(i.closed_at) as closed_at
        from work_item i where i.cycle_key = c.cycle_key and i.month = m.month and i.chases is null
        having count(*) > 0) w on true
where s.stage = 'jaapMonitoring';
create index work_item_month on work_item (cycle_key, month) where month is not null and chases is null;

-- what somebody above did about what is late, outside a follow-up task
create table contact (
    id            uuid        primary key,
    cycle_key     varchar(11) not null references area_cycle,
    stage         varchar(40) not null,
    provider_code varchar(40) not null default '',
    month         int         not null default 0,
    kind          varchar(10) not null check (kind in ('CALL', 'MESSAGE', 'VISIT')),
    whom          text        not null,
    note          text        not null,
    person_id     uuid        not null,
    person_name   text        not null,
    at            timestamptz not null
);
create index contact_case on contact (cycle_key, stage, provider_code, month, at desc);
