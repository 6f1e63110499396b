package kh.isaf.worklist;

import java.time.LocalDate;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.cycle.DueDatesMoved;
import kh.isaf.cycle.WorkingCalendars;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives late items more time. */
@Service
public class Postponements {

    private final JdbcClient jdbc;
    private final WorkingCalendars calendars;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Postponements(JdbcClient jdbc, WorkingCalendars calendars, AuditTrail audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.audit = audit;
        this.events = events;
    }

    /** Puts the due date of an item off by so many working days. */
    @Transactional
    public void extend(Actor by, WorkItem late, int workingDays, String reason) {
        LocalDate due = calendars.of(late.areaCode(), late.dueOn()).plus(late.dueOn(), workingDays);
        jdbc.sql("update work_item set due_on = ?, nominal_due_on = ? where id = ?")
                .params(due, due, late.id())
                .update();
        audit.record(by, "task.extend", "work_item/" + late.id(), late.dueOn().toString(), due.toString(), reason);
        events.publishEvent(new DueDatesMoved(late.areaCode()));
    }
}
