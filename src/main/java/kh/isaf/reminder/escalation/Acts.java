package kh.isaf.reminder.escalation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.WorkingCalendar;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the working groups did about late steps. */
@Service
@Transactional
public class Acts {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final WorkingCalendars calendars;
    private final EscalationSettings settings;
    private final Clock clock;

    Acts(JdbcClient jdbc, AuditTrail audit, WorkingCalendars calendars, EscalationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes down what was done.
     *
     * @param followUp the task in which it is entered
     * @param successor to whom the late step is given; null for none
     */
    public void record(
            Escalation escalation, WorkItem followUp, FollowUp done, @Nullable Actor successor, Actor actor) {
        LocalDate nextCheck = nextCheck(followUp.areaCode(), done.nextCheckOn());
        jdbc.sql("""
                insert into escalation_act (id, escalation_id, follow_up_id, task, act, note, working_days, given_to_id,
                    given_to_name, next_check_on, person_id, person_name, at)
                values (:id, :escalation, :followUp, :task, :act, :note, :days, :givenToId, :givenTo, :next, :person,
                    :name, :now)""")
                .param("id", UUID.randomUUID())
                .param("escalation", escalation.id())
                .param("followUp", followUp.id())
                .param("task", followUp.task())
                .param("act", done.act().id())
                .param("note", done.note())
                .param("days", done.act() == Act.EXTEND ? done.workingDays() : null)
                .param("givenToId", successor == null ? null : successor.personId())
                .param("givenTo", successor == null ? null : successor.name())
                .param("next", nextCheck)
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record(
                actor,
                "escalation." + done.act().id(),
                "work_item/" + escalation.workItemId(),
                null,
                "next check " + nextCheck,
                done.note());
    }

    /** What was done about an item each time it was late, the newest first. */
    @Transactional(readOnly = true)
    public List<ActDone> of(UUID lateId) {
        return jdbc.sql("""
                select a.* from escalation_act a join escalation e on e.id = a.escalation_id
                where e.work_item_id = ? order by a.at desc""").param(lateId).query(Acts::act).list();
    }

    /** What was entered in a follow-up task. */
    @Transactional(readOnly = true)
    public Optional<ActDone> enteredIn(UUID followUpId) {
        return jdbc.sql("select * from escalation_act where follow_up_id = ?")
                .param(followUpId)
                .query(Acts::act)
                .optional();
    }

    private LocalDate nextCheck(String areaCode, @Nullable LocalDate wanted) {
        LocalDate today = LocalDate.now(clock);
        WorkingCalendar calendar = calendars.of(areaCode, today);
        if (wanted == null) {
            return calendar.plus(today, settings.checkDays());
        }
        if (!wanted.isAfter(today) || wanted.isAfter(calendar.plus(today, settings.latestCheckDays()))) {
            throw new Refusal(
                    "nextCheckOn", "escalation.refusal.nextCheck", String.valueOf(settings.latestCheckDays()));
        }
        return calendar.onOrAfter(wanted);
    }

    private static ActDone act(ResultSet row, int number) throws SQLException {
        return new ActDone(
                row.getString("task"),
                Act.of(row.getString("act")),
                row.getString("note"),
                row.getObject("working_days", Integer.class),
                row.getObject("given_to_id", UUID.class),
                row.getString("given_to_name"),
                row.getObject("next_check_on", LocalDate.class),
                row.getString("person_name"),
                row.getObject("at", OffsetDateTime.class));
    }
}
