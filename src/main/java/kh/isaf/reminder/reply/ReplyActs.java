package kh.isaf.reminder.reply;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Does what an answer says to one task: with the rights of the person, as on the pages. */
@Component
class ReplyActs {

    private final AnsweredTasks tasks;
    private final WorkItems workItems;
    private final DelayRequests delays;
    private final NotMine notMine;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    ReplyActs(
            AnsweredTasks tasks,
            WorkItems workItems,
            DelayRequests delays,
            NotMine notMine,
            JdbcClient jdbc,
            AuditTrail audit,
            Clock clock) {
        this.tasks = tasks;
        this.workItems = workItems;
        this.delays = delays;
        this.notMine = notMine;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Acts on the task.
     *
     * @param message the answer
     * @param missing why the task could not be closed when that was tried before; null when it was not
     */
    Answered act(
            UUID message, UUID workItem, Reply reply, Actor person, Locale locale, @Nullable List<String> missing) {
        if (reply.kind() != Reply.Kind.DONE) {
            // whoever closes it just now comes first; what closes it here takes hold of it in its own order
            jdbc.sql("select id from work_item where id = ? for update")
                    .param(workItem)
                    .query(UUID.class)
                    .optional();
        }
        WorkItem item = workItems.get(workItem);
        if (!item.open()) {
            return already(item);
        }
        if (item.address() != null || !workItems.mayDo(item, person)) {
            return notAllowed(item);
        }
        if (item.assigneeId() != null && !workItems.holds(item, person)) {
            return already(item);
        }
        Actor actor = workItems.signing(item, person);
        return switch (reply.kind()) {
            case DONE -> done(message, item, person, actor, locale, missing);
            case MORE_DAYS -> moreDays(item, reply, actor);
            case NOT_ME ->
                notMine.say(item, person, reply.words())
                        ? Answered.about(item.id(), ReplyOutcome.NOT_ME, "notMe", Map.of())
                        : already(item);
            default -> throw new IllegalArgumentException(String.valueOf(reply.kind()));
        };
    }

    private Answered done(
            UUID message, WorkItem item, Actor person, Actor actor, Locale locale, @Nullable List<String> missing) {
        if (missing == null) {
            tasks.done(item.id(), message, person, locale);
            audit.record(actor, "task.replyDone", object(item), null, null, "1");
            return Answered.about(item.id(), ReplyOutcome.DONE, "done", Map.of());
        }
        jdbc.sql("update work_item set reported_done_at = ?, reported_done_by = ? where id = ?")
                .params(OffsetDateTime.now(clock), person.name(), item.id())
                .update();
        String what = String.join(", ", missing);
        audit.record(actor, "task.replyReported", object(item), null, null, what);
        return Answered.about(item.id(), ReplyOutcome.REPORTED, "reported", Map.of("missing", what));
    }

    private Answered moreDays(WorkItem item, Reply reply, Actor actor) {
        if (item.stage() == null || item.chases() != null) {
            return notAllowed(item);
        }
        Integer days = reply.days();
        if (days == null) {
            return Answered.about(item.id(), ReplyOutcome.HOW_MANY, "howMany", Map.of("most", most()));
        }
        return delays.ask(item, actor, days, reply.words())
                ? Answered.about(item.id(), ReplyOutcome.MORE_DAYS, "moreDays", Map.of("days", String.valueOf(days)))
                : already(item);
    }

    private static String most() {
        return String.valueOf(Reply.MOST_DAYS);
    }

    static Answered already(WorkItem item) {
        return Answered.about(item.id(), ReplyOutcome.ALREADY, "already", Map.of());
    }

    private static Answered notAllowed(WorkItem item) {
        return Answered.about(item.id(), ReplyOutcome.NOT_ALLOWED, "notUnderstood", Map.of());
    }

    private static String object(WorkItem item) {
        return "work_item/" + item.id();
    }
}
