package kh.isaf.oversight;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.access.AreaScope;

/**
 * The meetings that are owed in a year, computed from the cadences and the areas that take part, each with what was
 * planned or recorded. Whoever sits in a body sees its meetings, whatever area he or she serves.
 */
class OwedSql {

    private static final String OWED = """
            with since as (
                select area_code, min(requested_at at time zone :zone)::date as day from area_cycle
                where year = :year group by area_code),
            place as (
                select 'NATION' as level, '' as area_code, '' as provider_code, min(day) as since, null::date as opened_on,
                    null::date as closed_on
                from since having count(*) > 0
                union all select 'CP', left(area_code, 2), '', min(day), null, null from since group by 2
                union all select 'DMK', left(area_code, 4), '', min(day), null, null from since group by 2
                union all select 'PROVIDER', p.area_code, p.code, s.day, p.opened_on, p.closed_on
                from since s join service_provider p on p.area_code = s.area_code
                where p.kind in ('HEALTH_CENTRE', 'PRIMARY_SCHOOL') and p.area_code like :below),
            cadence as (
                select c.*, lead(valid_from) over (partition by body order by valid_from) as ends
                from meeting_cadence c),
            period as (
                select b.code as body, b.level, b.grace_days, b.proposed_day, d.day::date as starts_on,
                    least((d.day + make_interval(months => c.months))::date, c.ends) - 1 as ends_on
                from meeting_body b join cadence c on c.body = b.code and c.months > 0
                    cross join lateral generate_series(c.valid_from::timestamp,
                        coalesce(c.ends - 1, make_date(:year, 12, 31))::timestamp, make_interval(months => c.months)) d (day)
                where b.level <> 'COMMUNE' and extract(year from d.day) = :year),
            owed as (
                select p.body, p.level, p.starts_on, p.ends_on, p.grace_days, p.proposed_day, x.area_code, x.provider_code,
                    m.id, m.planned_on, m.held_on, m.place, m.agenda, m.notes, m.women, m.men, m.other,
                    m.women + m.men + m.other as present, m.person_name, m.at, false as refused, null as cycle_key
                from period p join place x on x.level = p.level and p.ends_on >= x.since
                        and (x.opened_on is null or x.opened_on <= p.starts_on)
                        and (x.closed_on is null or x.closed_on > p.starts_on)
                    left join meeting m on m.body = p.body and m.area_code = x.area_code
                        and m.provider_code = x.provider_code and m.starts_on = p.starts_on
                union all
                select b.code, b.level, c.starts_on, c.due_on, b.grace_days, b.proposed_day, c.area_code, '',
                    m.id, null, case when m.held then m.held_on end, '', '', coalesce(m.reason_not_held, ''),
                    m.present_female, null, null, m.present, null, null, not m.held, c.cycle_key
                from stage_case c join meeting_body b on b.level = 'COMMUNE'
                    left join monthly_meeting m on m.cycle_key = c.cycle_key and m.month = c.month
                where c.year = :year and c.stage = 'jaapMonitoring' and c.status <> 'EXCUSED'
                    and c.area_code like :below)""";

    private static final String STATE = """
            case when o.held_on is not null then 'HELD' when o.refused or o.ends_on + o.grace_days < :today then 'MISSED'
                when o.planned_on is not null then 'PLANNED' when o.starts_on > :today then 'COMING' else 'OWED' end""";

    private final Map<String, Object> parameters = new HashMap<>();
    private final String where;

    /** @param bodies where the actor sits, as {@code dmkNetwork 1208} */
    OwedSql(Actor actor, MeetingFilter filter, List<String> bodies, LocalDate today, String zone) {
        AreaScope scope = new AreaScope(actor);
        parameters.putAll(scope.parameters());
        parameters.put("year", filter.year());
        parameters.put("area", filter.area());
        parameters.put("below", filter.area() + "%");
        parameters.put("today", today);
        parameters.put("zone", zone);
        parameters.put("bodies", bodies.toArray(String[]::new));
        parameters.put("body", Objects.requireNonNullElse(filter.body(), ""));
        parameters.put("state", filter.state() == null ? "" : filter.state().name());
        String served = scope.sql("o.area_code", "nullif(o.provider_code, '')");
        // "like" rather than "starts_with": the database knows how much of the country it selects
        where = " where (%s and %s or o.mine and coalesce(not %s, true)%s)"
                        .formatted(
                                filter.only() ? "o.area_code = :area" : "o.area_code like :below",
                                served,
                                served,
                                filter.only() ? " and o.area_code = :area" : "")
                + " and (:body = '' or o.body = :body) and (:state = '' or o.state = :state)"
                + (filter.state() == null ? "" : bounds(filter.state()));
    }

    /** What is true of every meeting in this state, said so that the others are never made. */
    private static String bounds(MeetingState state) {
        return switch (state) {
            case OWED -> " and o.starts_on <= :today and o.ends_on + o.grace_days >= :today";
            case COMING -> " and o.starts_on > :today";
            case PLANNED -> " and o.planned_on is not null";
            case HELD -> " and o.held_on is not null";
            case MISSED -> "";
        };
    }

    /** The beginning of a statement: the owed meetings, each with its state. */
    String with() {
        return OWED + ", stated as (select o.*, " + STATE
                + " as state, o.body || ' ' || o.area_code = any(:bodies) as mine from owed o)\n";
    }

    /** From and where, by the name {@code o}. */
    String from() {
        return " from stated o" + where;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
