package kh.isaf.oversight.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import kh.isaf.cycle.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The query of the figures: what each case, area and plan gives to each figure of a period. Its id is kept with every
 * report; when the query is changed it gets a new id, and older reports can no longer be compared.
 */
@Component
class FigureQuery {

    static final String ID = "report-1";

    /** Cases due in the period by their state on the day, what was due before and still is late, acts and meetings of the period, plans. */
    private static final String SQL = """
            with c as materialized (
                select concat_ws('/', c.cycle_key, c.stage, c.provider_code, c.month) as object, c.stage, c.due_on,
                    case when c.status = 'EXCUSED' then 'EXCUSED'
                        when c.status = 'DONE' then
                            case when (c.closed_at at time zone :zone)::date <= c.due_on then 'ON_TIME' else 'LATE' end
                        when c.due_on < :day then 'OVERDUE'
                        when c.starts_on > :day then 'COMING'
                        else 'RUNNING' end as state
                from stage_case c
                where c.area_code like :area and c.year between :year - 1 and :year and c.due_on <= :to),
            plan as materialized (
                select distinct on (y.area_code) j.cycle_key
                from jaap j join area_cycle y on y.cycle_key = j.cycle_key
                where y.area_code like :area and y.year between :year - 1 and :year and j.approved_on <= :to
                order by y.area_code, y.year desc),
            held as (
                select d.cycle_key, d.cycle_key as object, 'dissemination' as stage, m.women, m.men, m.other,
                    m.women + m.men + m.other as total
                from dissemination_meeting m join dissemination d on d.id = m.dissemination_id
                where m.held_on between :from and :to
                union all
                select s.cycle_key, concat_ws('/', s.cycle_key, case s.kind when 'SELF' then 'selfAssessment'
                        else 'scorecard' end, s.provider_code),
                    case s.kind when 'SELF' then 'selfAssessment' else 'scorecard' end, s.female, s.male, s.other, s.total
                from scorecard s where s.status = 'HELD' and s.held_on between :from and :to
                union all
                select i.cycle_key, concat_ws('/', i.cycle_key, case when i.provider_code is null then 'interfaceMeeting'
                        else 'sectorInterfaceMeeting' end, i.provider_code),
                    case when i.provider_code is null then 'interfaceMeeting' else 'sectorInterfaceMeeting' end,
                    i.provider_women + i.citizen_women, i.provider_men + i.citizen_men,
                    i.provider_other + i.citizen_other,
                    i.provider_women + i.citizen_women + i.provider_men + i.citizen_men + i.provider_other + i.citizen_other
                from interface_meeting i where i.held_on between :from and :to
                union all
                select m.cycle_key, concat_ws('/', m.cycle_key, 'jaapMonitoring', m.month), 'jaapMonitoring',
                    m.present_female, null, null, m.present
                from monthly_meeting m where m.held and m.held_on between :from and :to)
            select figure, object, sum(value)::bigint as value from (
                select 'case.' || stage || '.' || state as figure, object, 1 as value from c where due_on >= :from
                union all
                select 'before.OVERDUE', object, 1 from c where due_on < :from and state = 'OVERDUE'
                union all
                select 'escalation.' || n.figure, concat_ws('/', w.cycle_key, w.stage, w.provider_code, w.month), 1
                from escalation e join work_item w on w.id = e.work_item_id
                    cross join lateral (values ('opened', e.opened_at), ('closed', e.closed_at)) n (figure, at)
                where w.area_code like :area and (n.at at time zone :zone)::date between :from and :to
                union all
                select n.figure || h.stage, h.object, n.value
                from held h join area_cycle y on y.cycle_key = h.cycle_key and y.area_code like :area
                    cross join lateral (values ('meetings.', 1), ('women.', h.women), ('men.', h.men),
                        ('other.', h.other), ('people.', h.total)) n (figure, value)
                where n.value > 0
                union all
                select 'plans', cycle_key, 1 from plan
                union all
                select 'lines.' || coalesce(s.status, 'NOT_STARTED'), l.cycle_key, 1
                from plan p join jaap_activity l on l.cycle_key = p.cycle_key
                    left join lateral (
                        select g.status from monthly_progress g
                            join monthly_meeting m on m.cycle_key = g.cycle_key and m.month = g.month
                        where g.activity_id = l.id and m.held_on <= :to order by g.month desc limit 1) s on true) parts
            group by figure, object""";

    private final JdbcClient jdbc;

    FigureQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What each object gave to each figure, by figure and object. An object is a case, as
     * {@code 2027-120801/scorecard/120801-PS-01}, or an area's year.
     *
     * @param day on which the states are looked at
     */
    Map<String, Map<String, Long>> parts(String area, ReportPeriod period, LocalDate day) {
        Map<String, Map<String, Long>> parts = new TreeMap<>();
        jdbc.sql(SQL)
                .param("area", area + "%")
                .param("year", period.year())
                .param("from", period.from())
                .param("to", period.to())
                .param("day", day)
                .param("zone", BusinessClock.CAMBODIA.getId())
                .query(row -> {
                    parts.computeIfAbsent(row.getString("figure"), key -> new TreeMap<>())
                            .put(row.getString("object"), row.getLong("value"));
                });
        return parts;
    }

    /** Each figure's sum. */
    static Map<String, Long> sums(Map<String, Map<String, Long>> parts) {
        Map<String, Long> sums = new TreeMap<>();
        parts.forEach((figure, objects) -> sums.put(
                figure, objects.values().stream().mapToLong(Long::longValue).sum()));
        return sums;
    }
}
