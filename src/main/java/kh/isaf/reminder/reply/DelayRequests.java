package kh.isaf.reminder.reply;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.Postponement.Reach;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.reminder.Telling;
import kh.isaf.worklist.Postponements;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** More time for a task: asked for by an answer, granted or refused by whoever supervises the area. */
@Service
@Transactional
public class DelayRequests {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final SupervisorTasks supervisorTasks;
    private final Postponements postponements;
    private final Telling telling;
    private final TaskWords taskWords;
    private final MessageTexts words;
    private final AuditTrail audit;
    private final Clock clock;

    DelayRequests(
            JdbcClient jdbc,
            SupervisorTasks supervisorTasks,
            Postponements postponements,
            Telling telling,
            TaskWords taskWords,
            MessageTexts words,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.supervisorTasks = supervisorTasks;
        this.postponements = postponements;
        this.telling = telling;
        this.taskWords = taskWords;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for more working days.
     *
     * @return false when the same person waits for an answer already
     */
    boolean ask(WorkItem item, Actor actor, int days, String reason) {
        int asked = jdbc.sql("""
                insert into delay_request (id, work_item_id, person_id, person_name, days, reason, asked_at)
                values (:id, :item, :person, :name, :days, :reason, :now) on conflict do nothing""")
                .param("id", UUID.randomUUID())
                .param("item", item.id())
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("days", days)
                .param("reason", reason)
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (asked == 1) {
            audit.record(
                    actor,
                    "task.replyMoreDays",
                    object(item),
                    null,
                    String.valueOf(days),
                    days + (reason.isEmpty() ? "" : ": " + reason));
            supervisorTasks.open(SupervisorTasks.MORE_TIME, item, "ស្នើសុំពន្យារពេល៖ ", "More time asked for: ");
        }
        return asked == 1;
    }

    /** What was asked for so far, the newest first. */
    @Transactional(readOnly = true)
    public List<DelayRequest> of(UUID workItemId) {
        return jdbc.sql("select * from delay_request where work_item_id = ? order by asked_at desc, id")
                .param(workItemId)
                .query(DelayRequest.class)
                .list();
    }

    /** Whether the actor decides about more time for this task. */
    public static boolean mayDecide(Actor actor, WorkItem item) {
        return item.stage() != null && Postponements.may(actor, item.areaCode(), Reach.ITSELF);
    }

    /** Gives so many working days to the step the task belongs to, whatever number was asked for. */
    public void grant(Actor by, WorkItem item, int days, String reason) {
        requireSupervisor(by, item);
        String why = reason(reason);
        if (of(item.id()).stream().noneMatch(DelayRequest::waits)) {
            throw new Refusal(null, "moreTime.error.decided");
        }
        // takes hold of the stage and its tasks first, in the order of all who move dates
        postponements.extend(by, item, days, why);
        List<DelayRequest> waiting = waiting(by, item);
        decide(by, item, "GRANTED", days, why);
        audit.record(by, "task.moreTimeGranted", object(item), null, String.valueOf(days), days + ": " + why);
        tell(waiting, item, "moreTime.granted", String.valueOf(days), why);
    }

    public void refuse(Actor by, WorkItem item, String reason) {
        List<DelayRequest> waiting = waiting(by, item);
        String why = reason(reason);
        decide(by, item, "REFUSED", null, why);
        audit.record(by, "task.moreTimeRefused", object(item), null, null, why);
        tell(waiting, item, "moreTime.refused", "", why);
    }

    private static void requireSupervisor(Actor by, WorkItem item) {
        if (!mayDecide(by, item)) {
            throw new AccessDeniedException("does not supervise " + item.areaCode());
        }
    }

    private List<DelayRequest> waiting(Actor by, WorkItem item) {
        requireSupervisor(by, item);
        // the task before its requests, as whoever closes it takes hold of them
        jdbc.sql("select id from work_item where id = ? for update")
                .param(item.id())
                .query(UUID.class)
                .single();
        List<DelayRequest> waiting =
                jdbc.sql("""
                select * from delay_request where work_item_id = ? and decision is null order by id for update""").param(item.id()).query(DelayRequest.class).list();
        if (waiting.isEmpty()) {
            throw new Refusal(null, "moreTime.error.decided");
        }
        return waiting;
    }

    private static String reason(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw new Refusal("reason", "postponement.error.reason", String.valueOf(LONGEST_REASON));
        }
        return text;
    }

    private void decide(Actor by, WorkItem item, String decision, @Nullable Integer days, String reason) {
        jdbc.sql("""
                update delay_request set decision = :decision, granted_days = :days, decided_at = :now,
                    decided_by_id = :by, decided_by_name = :name, decision_reason = :reason
                where work_item_id = :item and decision is null""")
                .param("decision", decision)
                .param("days", days)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by.personId())
                .param("name", by.name())
                .param("reason", reason)
                .param("item", item.id())
                .update();
        supervisorTasks.done(SupervisorTasks.MORE_TIME, item.id(), by);
    }

    private void tell(List<DelayRequest> waiting, WorkItem item, String text, String days, String reason) {
        for (DelayRequest request : waiting) {
            telling.tell(
                    request.personId(),
                    "moreTime/" + request.id(),
                    item::name,
                    locale -> words.of(text, locale, values(item, locale, days, reason)));
        }
    }

    private Map<String, String> values(WorkItem item, Locale locale, String days, String reason) {
        return taskWords.of(item, locale, Map.of("days", days, "reason", reason));
    }

    private static String object(WorkItem item) {
        return "work_item/" + item.id();
    }
}
