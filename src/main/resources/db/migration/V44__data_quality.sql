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

-- Records and entries that look wrong, found when they are looked at: what it is and where. The numbers (assumed): equal
-- scores of three criteria or more, less than three minutes for a form of figures, five facilitators with one phone.
-- A flag about people has no year and no case.
create index work_item_hasty on work_item (year) where status = 'DONE' and chases is null
    and task in ('enterI4c', 'enterScorecard', 'enterSelfAssessment', 'draftJaap')
    and closed_at - coalesce(claimed_at, created_at) < interval '3 minutes';
create function data_flag(day date) returns table (kind text, flag_key text, year int, area_code text, provider_code text,
    cycle_key text, stage text, month int, detail text, on_day date) language sql stable as $$
select 'ALL_EQUAL', s.id::text, c.year, c.area_code, s.provider_code, c.cycle_key,
    case s.kind when 'CITIZEN' then 'scorecard' else 'selfAssessment' end, null::int,
    r.criteria || ' × ' || r.mean, s.held_on
from area_cycle c join scorecard s on s.cycle_key = c.cycle_key join lateral (
    select count(*) as criteria, min(mean) as mean from scorecard_rating r where r.scorecard_id = s.id
    having count(*) >= 3 and min(mean) = max(mean)) r on true
union all
select 'NO_WOMEN', s.id::text, c.year, c.area_code, s.provider_code, c.cycle_key, 'scorecard', null, s.total::text, s.held_on
from area_cycle c join scorecard s on s.cycle_key = c.cycle_key where s.kind = 'CITIZEN' and s.total > 0 and s.female = 0
union all
select 'NO_WOMEN', m.dissemination_id || '/' || m.position, c.year, c.area_code, null, c.cycle_key, 'dissemination', null,
    (m.men + m.other)::text, m.held_on
from area_cycle c join dissemination d on d.cycle_key = c.cycle_key
    join dissemination_meeting m on m.dissemination_id = d.id where m.women = 0
union all
select 'NO_WOMEN', i.id::text, c.year, c.area_code, i.provider_code, c.cycle_key,
    case when i.provider_code is null then 'interfaceMeeting' else 'sectorInterfaceMeeting' end, null,
    (i.citizen_men + i.citizen_other)::text, i.held_on
from area_cycle c join interface_meeting i on i.cycle_key = c.cycle_key where i.citizen_women = 0
union all
select 'NO_WOMEN', m.id::text, c.year, c.area_code, null, c.cycle_key, 'jaapMonitoring', m.month, m.present::text, m.held_on
from area_cycle c join monthly_meeting m on m.cycle_key = c.cycle_key where m.held and m.present_female = 0
union all
select 'HASTY', w.id::text, w.year, w.area_code, w.provider_code, w.cycle_key, w.stage, w.month,
    extract(epoch from w.closed_at - coalesce(w.claimed_at, w.created_at))::int || ' s',
    (w.closed_at at time zone 'Asia/Phnom_Penh')::date
from work_item w where w.status = 'DONE' and w.chases is null
    and w.task in ('enterI4c', 'enterScorecard', 'enterSelfAssessment', 'draftJaap')
    and w.closed_at - coalesce(w.claimed_at, w.created_at) < interval '3 minutes'
union all
select 'ONE_PHONE', p.phone || '/' || p.area_code, null, p.area_code, null, null, null, null, p.phone || ' × ' || q.people, null
from (select distinct h.phone, r.area_code from person h join role_assignment r on r.person_id = h.id
        where r.role = 'caf' and h.phone is not null
            and r.valid_from <= day and (r.valid_to is null or r.valid_to > day)) p
    join (select h.phone, count(distinct h.id) as people from person h join role_assignment r on r.person_id = h.id
        where r.role = 'caf' and h.phone is not null
            and r.valid_from <= day and (r.valid_to is null or r.valid_to > day)
        group by h.phone having count(distinct h.id) >= 5) q on q.phone = p.phone
union all
select 'OFFICIAL', f.person_id || '/' || f.area_code, null, f.area_code, null, null, null, null, max(h.name_km), null
from role_assignment f join person h on h.id = f.person_id
    join role_assignment o on o.person_id = f.person_id and o.role in ('clerk', 'councilMember')
        and o.valid_from <= day and (o.valid_to is null or o.valid_to > day)
where f.role = 'caf' and f.valid_from <= day and (f.valid_to is null or f.valid_to > day)
group by f.person_id, f.area_code
$$;

-- a supervisor has looked into it; it stays visible with what was found
create table flag_check (
    kind        varchar(20) not null,
    flag_key    text        not null,
    note        text        not null,
    person_id   uuid        not null,
    person_name text        not null,
    at          timestamptz not null,
    primary key (kind, flag_key, at)
);
