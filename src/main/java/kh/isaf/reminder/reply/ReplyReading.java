package kh.isaf.reminder.reply;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.people.ActingPerson;
import kh.isaf.reminder.AddressConfirmed;
import kh.isaf.worklist.TaskCode;
import kh.isaf.worklist.TaskCodes;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Finds out which task an answer of a known person means, and has it acted on; in doubt asks back. */
@Component
class ReplyReading {

    private static final int LISTED = 3;

    private final AskedTasks asked;
    private final ReplyActs acts;
    private final WorkItems workItems;
    private final TaskCodes codes;
    private final ApplicationEventPublisher events;

    ReplyReading(
            AskedTasks asked, ReplyActs acts, WorkItems workItems, TaskCodes codes, ApplicationEventPublisher events) {
        this.asked = asked;
        this.acts = acts;
        this.workItems = workItems;
        this.codes = codes;
        this.events = events;
    }

    Answered answered(Replies.Incoming message, Reply reply, ActingPerson writer, @Nullable List<String> missing) {
        UUID person = writer.actor().personId();
        if (reply.kind() == Reply.Kind.UNCLEAR) {
            return Answered.of(ReplyOutcome.NOT_UNDERSTOOD, "notUnderstood");
        }
        TaskCode code = reply.code();
        if (code != null) {
            Optional<UUID> named = asked.named(person, code);
            return named.isPresent()
                    ? act(message, named.get(), false, reply, writer, missing)
                    : which(asked.waiting(person), writer.locale());
        }
        if (reply.kind() == Reply.Kind.DONE && asked.addressAskedLast(person, message.channel(), message.address())) {
            asked.addressAnswered(person);
            events.publishEvent(new AddressConfirmed(person));
            return Answered.of(ReplyOutcome.ADDRESS, null);
        }
        List<UUID> meant = asked.meant(person);
        if (meant.size() == 1) {
            return act(message, meant.get(0), true, reply, writer, missing);
        }
        List<UUID> waiting = asked.waiting(person);
        return waiting.isEmpty()
                ? asked.last(person)
                        .map(last -> again(message, workItems.get(last), reply, writer, missing))
                        .orElse(Answered.of(ReplyOutcome.NOT_UNDERSTOOD, "notUnderstood"))
                : which(waiting, writer.locale());
    }

    /** Where nothing else waits, one more answer is about the task that was answered last, if that is not closed. */
    private Answered again(
            Replies.Incoming message, WorkItem last, Reply reply, ActingPerson writer, @Nullable List<String> missing) {
        return last.open() ? act(message, last.id(), true, reply, writer, missing) : ReplyActs.already(last);
    }

    private Answered act(
            Replies.Incoming message,
            UUID item,
            boolean bare,
            Reply reply,
            ActingPerson writer,
            @Nullable List<String> missing) {
        Actor actor = writer.actor();
        Answered answered = acts.act(message.id(), item, reply, actor, writer.locale(), missing);
        if (answered.outcome() != ReplyOutcome.HOW_MANY) {
            asked.answered(actor.personId(), item, bare);
        }
        return answered;
    }

    private Answered which(List<UUID> tasks, Locale locale) {
        if (tasks.isEmpty()) {
            return Answered.of(ReplyOutcome.NOT_UNDERSTOOD, "notUnderstood");
        }
        String listed = tasks.stream()
                .limit(LISTED)
                .map(id -> codes.of(id).shown() + " " + workItems.get(id).name(locale))
                .collect(Collectors.joining("; "));
        return new Answered(
                ReplyOutcome.WHICH,
                null,
                "which",
                Map.of("tasks", listed, "code", codes.of(tasks.get(0)).shown()));
    }
}
