package kh.isaf.oversight.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which reports each municipality, district, khan, capital and province and the nation owe of a year in which they take
 * part, and who has not sent them. Nobody owes one for a time before the area's first year was started.
 */
@Service
@Transactional(readOnly = true)
public class OwedReports {

    private static final String SQL = """
            select o.*, working_days_between(o.code, o.due_on, coalesce(o.sent_on, :today)) as days from (
                select a.code, a.type, a.name_km, a.name_latin, p.kind, p.number, p.from_day,
                    case when d.working_day is not null then working_days_later(a.code, p.to_day, d.working_day)
                        else working_day_from(a.code, least(
                            (p.to_day + 1) + d.day_of_month - 1,
                            ((p.to_day + 1) + interval '1 month')::date - 1)) end as due_on,
                    r.id, r.status, (r.sent_at at time zone :zone)::date as sent_on
                from (select code, type, name_km, name_latin from area where level in ('CP', 'DMK')
                    union all select '', null, '', '') a
                    join (
                        select left(y.area_code, l.length) as code,
                            min(y.requested_at at time zone :zone)::date as since
                        from area_cycle y cross join (values (0), (2), (4)) l (length)
                        group by 1 having bool_or(y.year = :year)) part on part.code = a.code
                    cross join (
                        select k.kind, n as number, make_date(:year, (n - 1) * k.months + 1, 1) as from_day,
                            (make_date(:year, (n - 1) * k.months + 1, 1) + make_interval(months => k.months))::date - 1
                                as to_day
                        from (values ('MONTHLY', 1), ('SEMI_ANNUAL', 6), ('ANNUAL', 12)) k (kind, months)
                            cross join generate_series(1, 12) n
                        where n <= 12 / k.months) p
                    join lateral (
                        select f.working_day, f.day_of_month from report_due f
                        where f.kind = p.kind and f.valid_from <= p.to_day order by f.valid_from desc limit 1) d on true
                    left join report r on r.area_code = a.code and r.kind = p.kind and r.year = :year
                        and r.number = p.number
                where starts_with(a.code, :area) and p.from_day <= :today and (:only = '' or a.code = :area)
                    and p.to_day >= part.since) o
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OwedReports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A report that is owed, written or not.
     *
     * @param areaType null for the nation
     * @param id null before somebody has started it
     * @param daysLate working days after its due date, up to today or the day it was sent; 0 in time
     */
    public record Owed(
            String areaCode,
            @Nullable AreaType areaType,
            String areaKm,
            String areaLatin,
            ReportPeriod period,
            LocalDate dueOn,
            @Nullable UUID id,
            @Nullable ReportStatus status,
            @Nullable LocalDate sentOn,
            int daysLate) {

        public String area(Locale locale) {
            return locale.getLanguage().equals("km") ? areaKm : areaLatin;
        }

        public boolean isLate() {
            return sentOn == null && daysLate > 0;
        }
    }

    /** The reports of this very area whose period has begun, the latest first. */
    public List<Owed> of(String area, int year) {
        return query(SQL + " order by o.from_day desc, o.kind", area, year, true);
    }

    /** Reports of this area and those below it that were due and are not sent, the longest owed first. */
    public List<Owed> late(String area, int year) {
        return query(
                SQL + " where o.sent_on is null and o.due_on < :today order by o.due_on, o.code, o.kind",
                area,
                year,
                false);
    }

    private List<Owed> query(String sql, String area, int year, boolean only) {
        return jdbc.sql(sql)
                .param("area", area)
                .param("year", year)
                .param("only", only ? "only" : "")
                .param("today", LocalDate.now(clock))
                .param("zone", BusinessClock.CAMBODIA.getId())
                .query((row, number) -> {
                    String type = row.getString("type");
                    String status = row.getString("status");
                    return new Owed(
                            row.getString("code"),
                            type == null ? null : AreaType.valueOf(type),
                            row.getString("name_km"),
                            row.getString("name_latin"),
                            new ReportPeriod(ReportKind.valueOf(row.getString("kind")), year, row.getInt("number")),
                            row.getObject("due_on", LocalDate.class),
                            row.getObject("id", UUID.class),
                            status == null ? null : ReportStatus.valueOf(status),
                            row.getObject("sent_on", LocalDate.class),
                            Math.max(0, row.getInt("days")));
                })
                .list();
    }
}
