-- two who change the calendar at once: the second waits, and counts from what the first has left
create or replace function rebuild_working_days() returns void language sql as $$
    select pg_advisory_xact_lock(7724003);
    delete from working_day;
    insert into working_day (day, worked, ordinal)
    select day, worked, count(*) filter (where worked) over (order by day)
    from (
        select d::date as day,
            trim(to_char(d, 'DAY')) = any (string_to_array(
                (select w.days from working_week w where w.valid_from <= d::date order by w.valid_from desc limit 1), ','))
            and not exists (
                select 1 from holiday h where h.day = d::date and h.area_code = '' and h.part = 'DAY') as worked
        from generate_series(date '2010-01-01', date '2101-12-31', interval '1 day') d) days;
$$;
