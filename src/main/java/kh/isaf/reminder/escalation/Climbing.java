package kh.isaf.reminder.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.reminder.Recipient;
import kh.isaf.worklist.WorkItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When a late step goes up to the next working group, and when one looks at it again: early on working days. */
@Service
@Transactional(readOnly = true)
public class Climbing {

    /** Before the reminders of the day are written. */
    private static final LocalTime MORNING = LocalTime.of(6, 30);

    /** For a step the ladder does not have: beyond all calendars. */
    private static final LocalDate NEVER = LocalDate.of(2200, 1, 1);

    private final JdbcClient jdbc;
    private final WorkingCalendars calendars;
    private final EscalationSettings settings;
    private final Clock clock;

    Climbing(JdbcClient jdbc, WorkingCalendars calendars, EscalationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    /** When the ladder of the item's year, stage and district first reaches this working group. */
    public Instant reaches(Recipient level, WorkItem late) {
        return morning(jdbc.sql("""
                select working_days_later(:area, :due, min(working_days)) from ladder_step
                where year = :year and stage = :stage and district_code = left(:area, 4) and recipient = :level
                    and %s having count(*) > 0""".formatted(Escalations.CLIMBS))
                .param("area", late.areaCode())
                .param("due", late.dueOn())
                .param("year", late.year())
                .param("stage", late.stage() == null ? "" : late.stage().id())
                .param("level", level.id())
                .query(LocalDate.class)
                .optional()
                .orElse(NEVER));
    }

    /**
     * When somebody looks again: as whoever last did one of these follow-up tasks of the item said, or after the usual
     * time where nothing is known of it.
     */
    public Instant nextCheck(WorkItem late, Collection<String> tasks) {
        return morning(jdbc.sql("""
                select a.next_check_on from escalation_act a join escalation e on e.id = a.escalation_id
                where e.work_item_id = :item and a.task = any(:tasks) order by a.at desc limit 1""")
                .param("item", late.id())
                .param("tasks", tasks.toArray(String[]::new))
                .query(LocalDate.class)
                .optional()
                .orElseGet(() -> usual(late)));
    }

    private LocalDate usual(WorkItem late) {
        LocalDate today = LocalDate.now(clock);
        return calendars.of(late.areaCode(), today).plus(today, settings.checkDays());
    }

    private Instant morning(LocalDate day) {
        return day.atTime(MORNING).atZone(clock.getZone()).toInstant();
    }
}
