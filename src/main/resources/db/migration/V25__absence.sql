-- somebody is away from valid_from until the day before valid_to, and who does the work meanwhile; stages null: of all
-- stages; ended_at: back early, or never away
create table absence (
    id            uuid primary key,
    person_id     uuid        not null references person,
    deputy_id     uuid        not null references person,
    valid_from    date        not null,
    valid_to      date        not null,
    stages        text[],
    reason        text        not null,
    set_by        uuid        not null,
    set_by_name   text        not null,
    set_at        timestamptz not null,
    ended_at      timestamptz,
    ended_by_name text,
    constraint absence_of_somebody_else check (person_id <> deputy_id),
    constraint absence_of_a_day_at_least check (valid_from < valid_to),
    constraint absence_of_some_stage check (cardinality(stages) > 0)
);
create index absence_person on absence (person_id, valid_to);
create index absence_deputy on absence (deputy_id, valid_to);

-- whom an entry's person acted for, as a deputy
alter table audit_entry add column for_id uuid, add column for_name text;

-- who acts for whom on that day: not a deputy who is away too, holds no role there any more, or cannot sign in. A role
-- counts for its place and what lies below, a reader's never
create or replace function stand_in(day date) returns table (person_id uuid, deputy_id uuid, stages text[])
    language sql stable as $$
    select b.person_id, b.deputy_id, b.stages
    from absence b
    where b.valid_from <= day and b.valid_to > day and b.ended_at is null
        and not exists (select 1 from absence away where away.person_id = b.deputy_id
            and away.valid_from <= day and away.valid_to > day and away.ended_at is null)
        and exists (select 1 from account a where a.person_id = b.deputy_id and a.enabled)
        and exists (select 1
            from role_assignment h join role_assignment d
                on coalesce(d.provider_code, d.area_code)
                    in ('', left(h.area_code, 2), left(h.area_code, 4), h.area_code, h.provider_code)
            where h.person_id = b.person_id and h.valid_from <= day and (h.valid_to is null or h.valid_to > day)
                and d.person_id = b.deputy_id and d.valid_from <= day and (d.valid_to is null or d.valid_to > day)
                and d.role <> 'reader')
$$;

-- the roles of others that somebody may use as their deputy on that day: those that lie within the area of an own one.
-- In this language, as most people are nobody's deputy and should pay one look into an index, no planning
create function deputy_roles(acting uuid, day date)
    returns table (absent_id uuid, absent_name text, stages text[], role varchar, area_code varchar, provider_code varchar)
    language plpgsql stable rows 1 as $$
begin
    if exists (select 1 from absence b where b.deputy_id = acting and b.valid_to > day) then
        return query
            select s.person_id, p.name_km, s.stages, r.role, r.area_code, r.provider_code
            from stand_in(day) s
                join person p on p.id = s.person_id
                join role_assignment r on r.person_id = s.person_id
                    and r.valid_from <= day and (r.valid_to is null or r.valid_to > day)
            where s.deputy_id = acting and exists (
                select 1 from role_assignment o
                where o.person_id = acting and o.role <> 'reader'
                    and o.valid_from <= day and (o.valid_to is null or o.valid_to > day)
                    and coalesce(o.provider_code, o.area_code)
                        in ('', left(r.area_code, 2), left(r.area_code, 4), r.area_code, r.provider_code));
    end if;
end
$$;
