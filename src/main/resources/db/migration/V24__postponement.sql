-- a stage put off by working days, for all within an area that have not done it: one row for the whole act. reach: ALL
-- within the area (empty: the nation), only the COMMUNES within it, or the year of the area ITSELF, as of a khan that runs
-- one. A row with a provider or a month is the extension of one step. Undone rows stay.
create table postponement (
    id            uuid        primary key,
    year          int         not null references cycle on delete cascade,
    stage         varchar(40) not null,
    area_code     varchar(6)  not null,
    reach         varchar(10) not null check (reach in ('ALL', 'COMMUNES', 'ITSELF')),
    provider_code varchar(40),
    month         int         check (month between 1 and 12),
    working_days  int         not null check (working_days > 0),
    reason        text        not null,
    set_at        timestamptz not null,
    set_by_id     uuid        not null,
    set_by_name   text        not null,
    undone_at     timestamptz,
    undone_by_id  uuid,
    undone_by_name text,
    undone_reason text
);
create index postponement_in_force on postponement (year, stage, area_code) where undone_at is null;
create index postponement_set_at on postponement (year, set_at);

-- by how many working days a step is put off; all that hold for it add up. Month null: the stage as a whole, which ends
-- with its twelfth month where it is done month by month. Returns a table, so that it is taken into the query it stands in.
create function postponed(in_year int, in_area varchar, in_stage varchar, in_provider varchar, in_month int)
    returns table (days int) language sql stable as $$
    select coalesce(sum(p.working_days), 0)::int from postponement p
    where p.undone_at is null and p.year = in_year and p.stage = in_stage
        and p.area_code in ('', left(in_area, 2), left(in_area, 4), in_area)
        and (p.reach = 'ALL' or p.reach = 'COMMUNES' and length(in_area) = 6 or p.reach = 'ITSELF' and p.area_code = in_area)
        and (p.provider_code is null or p.provider_code = in_provider)
        and (p.month is null or p.month = coalesce(in_month, 12));
$$;

-- the dates as the decision table asks for them; starts_on and due_on are what follows with the days of postponement
alter table stage_progress add column nominal_starts_on date;
alter table stage_progress add column postponed_days int not null default 0;
alter table work_item add column postponed_days int not null default 0;
update stage_progress set nominal_starts_on = starts_on;

-- the first working day of an area on or after a day: stops at the first one found, as thousands of dates may move at once
create or replace function working_day_from(area varchar, from_day date) returns date language sql stable as $$
    select d.day from working_day d
    where d.worked and d.day >= from_day and d.day <= from_day + 366 and not exists (
        select 1 from holiday h
        where h.day = d.day and h.part = 'DAY' and h.area_code <> '' and starts_with(area, h.area_code))
    order by d.day limit 1;
$$;
