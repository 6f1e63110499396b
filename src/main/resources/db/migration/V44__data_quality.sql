-- by which channels a message from the board went; empty for what was only written down
alter table contact add column sent_by text;

-- the months of all communes are counted in one pass over an index of their tasks, not commune by commune
drop index work_item_month;
create index work_item_month on work_item (year, cycle_key, month) include (status, starts_on, due_on, created_at, closed_at)
    where month is not null and chases is null;
create or replace view stage_case as
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
    left join (
        select i.year, i.cycle_key, i.month,
            case when bool_or(i.status = 'OPEN') then 'OPEN' when bool_or(i.status = 'DONE') then 'DONE'
                else 'EXCUSED' end::varchar as status,
            min(i.starts_on) as starts_on, max(i.due_on) as due_on, min(i.created_at) as opened_at,
            max(i.closed_at) as closed_at
        from work_item i where i.month is not null and i.chases is null
        group by i.year, i.cycle_key, i.month) w
        on w.year = c.year and w.cycle_key = c.cycle_key and w.month = m.month
where s.stage = 'jaapMonitoring';
