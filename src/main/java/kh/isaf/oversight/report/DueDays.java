package kh.isaf.oversight.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** On which day of the month after its period each kind of report is due, and from when on another day holds. */
@Service
@Transactional
public class DueDays {

    public static final int LAST_WORKING_DAY = 20;
    public static final int LAST_DAY = 31;

    private static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    DueDays(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A kind of report and one of its due days, of which one is null; the newest of each kind comes first.
     *
     * @param validFrom for periods that end on this day or later
     * @param setByName empty for the first ones, which are assumed
     */
    public record Line(
            ReportKind kind,
            LocalDate validFrom,
            @Nullable Integer workingDay,
            @Nullable Integer dayOfMonth,
            String reason,
            String setByName) {

        private String said() {
            return (workingDay == null ? "day " + dayOfMonth : "working day " + workingDay) + " from " + validFrom;
        }
    }

    @Transactional(readOnly = true)
    public List<Line> all() {
        return jdbc.sql("""
                        select kind, valid_from, working_day, day_of_month, reason, set_by_name from report_due
                        order by array_position(array['MONTHLY', 'SEMI_ANNUAL', 'ANNUAL'], kind::text), valid_from desc""").query(Line.class).list();
    }

    /** Another due day for periods that end on a day to come or later; one of the two days is null. */
    public void change(
            Actor actor,
            String kindId,
            @Nullable LocalDate from,
            @Nullable Integer workingDay,
            @Nullable Integer dayOfMonth,
            String reason) {
        ReportKind kind = ReportKind.of(kindId).orElseThrow(() -> new NotFound("kind of report " + kindId));
        Line newest =
                all().stream().filter(line -> line.kind() == kind).findFirst().orElseThrow();
        if ((workingDay == null) == (dayOfMonth == null)) {
            throw new Refusal("workingDay", "reportDue.error.one");
        }
        within("workingDay", workingDay, LAST_WORKING_DAY);
        within("dayOfMonth", dayOfMonth, LAST_DAY);
        if (from == null) {
            throw new Refusal("from", "people.error.missing");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate last = newest.validFrom().isAfter(today) ? newest.validFrom() : today;
        if (!from.isAfter(last)) {
            throw new Refusal("from", "reportDue.error.from", last);
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new Refusal("reason", "cadence.error.reason");
        }
        Line changed = new Line(kind, from, workingDay, dayOfMonth, reason.strip(), actor.name());
        jdbc.sql("""
                        insert into report_due (kind, valid_from, working_day, day_of_month, reason, set_by, set_by_name, set_at)
                        values (:kind, :from, :workingDay, :dayOfMonth, :reason, :person, :name, :now)""")
                .param("kind", kind.name())
                .param("from", from)
                .param("workingDay", workingDay)
                .param("dayOfMonth", dayOfMonth)
                .param("reason", changed.reason())
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record(actor, "report.due", "report_due/" + kind.id(), newest.said(), changed.said(), changed.reason());
    }

    private static void within(String field, @Nullable Integer day, int last) {
        if (day != null && (day < 1 || day > last)) {
            throw new Refusal(field, "reportDue.error.day", String.valueOf(last));
        }
    }
}
