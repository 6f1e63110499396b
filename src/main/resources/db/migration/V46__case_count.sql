-- The months of a commune are read from its own tasks, so that a district need not read the tasks of the nation; and how
-- a case ended (EXCUSED, ON_TIME, LATE; null while it has not) is said once for all who count.
create or replace view stage_case as
select c.cycle_key, c.year, c.area_code, c.urban, c.variant, s.stage, nullif(s.provider_code, '') as provider_code,
    null::int as month, s.status, s.starts_on, s.due_on, s.opened_at, s.closed_at,
    case when s.status = 'EXCUSED' then 'EXCUSED' when s.status = 'DONE' then
        case when (s.closed_at at time zone 'Asia/Phnom_Penh')::date <= s.due_on then 'ON_TIME' else 'LATE' end
    end as outcome
from area_cycle c join stage_progress s on s.cycle_key = c.cycle_key
where s.stage <> 'jaapMonitoring'
union all
select c.cycle_key, c.year, c.area_code, c.urban, c.variant, s.stage, null, m.month, m.status, m.starts_on, m.due_on,
    m.opened_at, m.closed_at,
    case when m.status = 'EXCUSED' then 'EXCUSED' when m.status = 'DONE' then
        case when (m.closed_at at time zone 'Asia/Phnom_Penh')::date <= m.due_on then 'ON_TIME' else 'LATE' end
    end
from area_cycle c join stage_progress s on s.cycle_key = c.cycle_key and s.stage = 'jaapMonitoring'
    cross join lateral (
        select g.month, w.opened_at, w.closed_at,
            coalesce(w.status, case when s.status = 'EXCUSED' then 'EXCUSED' else 'PLANNED' end)::varchar as status,
            coalesce(w.starts_on, (coalesce(s.nominal_starts_on, s.starts_on)
                + make_interval(months => g.month - 1))::date) as starts_on,
            coalesce(w.due_on, (coalesce(s.nominal_starts_on, s.starts_on)
                + make_interval(months => g.month))::date - 1) as due_on
        from generate_series(1, 12) g (month) left join (
            select i.month,
                case when bool_or(i.status = 'OPEN') then 'OPEN' when bool_or(i.status = 'DONE') then 'DONE'
                    else 'EXCUSED' end as status,
                min(i.starts_on) as starts_on, max(i.due_on) as due_on, min(i.created_at) as opened_at,
                max(i.closed_at) as closed_at
            from work_item i
            where i.year = c.year and i.cycle_key = c.cycle_key and i.month is not null and i.chases is null
            group by i.month) w on w.month = g.month) m;

-- Cases of a province that stand alike, counted: a year of the whole nation is too many to be read for every reader.
create table case_count (
    year      int         not null,
    province  varchar(2)  not null,
    stage     varchar(40) not null,
    outcome   varchar(10),
    starts_on date        not null,
    due_on    date        not null,
    cases     int         not null
);
create index case_count_year on case_count (year, province);

-- Provinces with a change that is not counted yet; readers take their cases themselves. One row for each transaction,
-- so that nobody waits for anybody.
create table case_changed (
    year        int        not null,
    province    varchar(2) not null,
    transaction xid8       not null default pg_current_xact_id(),
    primary key (year, province, transaction)
);

create function note_case_change() returns trigger language plpgsql as $$
begin
    insert into case_changed (year, province)
    select c.year, left(c.area_code, 2) from area_cycle c
    where c.cycle_key in (new.cycle_key, old.cycle_key)
    on conflict do nothing;
    return null;
end;
$$;
create trigger note_case_change after insert or update or delete on stage_progress
    for each row execute function note_case_change();
-- a task counts if it is of a month
create trigger note_case_change after insert or update of status, starts_on, due_on, closed_at, chases on work_item
    for each row when (new.month is not null) execute function note_case_change();
create trigger note_case_change_gone after delete on work_item
    for each row when (old.month is not null) execute function note_case_change();

-- Counts the provinces that have changed. What changes meanwhile stays noted: its row is not among those taken away.
create function count_changed_cases() returns void language plpgsql as $$
declare
    one record;
begin
    for one in with taken as (delete from case_changed returning year, province)
        select distinct year, province from taken
    loop
        delete from case_count c where c.year = one.year and c.province = one.province;
        insert into case_count (year, province, stage, outcome, starts_on, due_on, cases)
        select one.year, one.province, c.stage, c.outcome, c.starts_on, c.due_on, count(*)
        from stage_case c
        where c.year = one.year and c.area_code like one.province || '%'
        group by c.stage, c.outcome, c.starts_on, c.due_on;
    end loop;
end;
$$;

insert into case_changed (year, province) select distinct year, left(area_code, 2) from area_cycle;
select count_changed_cases();

-- the task that waits in a case
create index work_item_open_cycle on work_item (cycle_key, stage) where status = 'OPEN';
