package kh.isaf.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The working weeks that NCDDS sets for the nation, each from a day on; one that has begun stays as it was. */
@Service
@Transactional
public class WorkingWeeks {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    WorkingWeeks(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, the earliest first. */
    @Transactional(readOnly = true)
    public List<WorkingWeek> all() {
        return jdbc.sql("select * from working_week order by valid_from")
                .query(WorkingWeeks::week)
                .list();
    }

    /** Sets the week from its day on, or changes one that has not begun before today. */
    public void set(Actor by, WorkingWeek week, @Nullable String reason) {
        require(by, week.validFrom());
        if (week.days().isEmpty()) {
            throw new Refusal("days", "week.error.days");
        }
        if (!week.closes().isAfter(week.opens())) {
            throw new Refusal("closes", "week.error.hours");
        }
        Optional<WorkingWeek> before = find(week.validFrom());
        jdbc.sql("""
                insert into working_week (valid_from, days, opens, closes) values (:from, :days, :opens, :closes)
                on conflict (valid_from) do update set days = excluded.days, opens = excluded.opens,
                    closes = excluded.closes""")
                .param("from", week.validFrom())
                .param("days", week.names())
                .param("opens", week.opens())
                .param("closes", week.closes())
                .update();
        rebuild();
        audit.record(
                by,
                "week.set",
                "week/" + week.validFrom(),
                before.map(WorkingWeeks::words).orElse(null),
                words(week),
                reason);
    }

    /** Takes back a week that has not begun before today. */
    public void remove(Actor by, LocalDate from, @Nullable String reason) {
        require(by, from);
        WorkingWeek before = find(from).orElseThrow(() -> new NotFound("week " + from));
        jdbc.sql("delete from working_week where valid_from = :from")
                .param("from", from)
                .update();
        rebuild();
        audit.record(by, "week.remove", "week/" + from, words(before), null, reason);
    }

    private void require(Actor by, LocalDate from) {
        if (!by.holds(Role.NCDDS_ADMIN)) {
            throw new AccessDeniedException("does not set the working week");
        }
        if (from.isBefore(LocalDate.now(clock))) {
            throw new Refusal("from", "week.error.past");
        }
    }

    private Optional<WorkingWeek> find(LocalDate from) {
        return all().stream().filter(week -> week.validFrom().equals(from)).findFirst();
    }

    private void rebuild() {
        jdbc.sql("select rebuild_working_days()").query((row, number) -> 0).list();
    }

    private static String words(WorkingWeek week) {
        return week.names() + " " + week.opens() + "-" + week.closes();
    }

    private static WorkingWeek week(ResultSet row, int number) throws SQLException {
        return new WorkingWeek(
                row.getObject("valid_from", LocalDate.class),
                Arrays.stream(row.getString("days").split(","))
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toSet()),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class));
    }
}
