package kh.isaf.workflow.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kh.isaf.access.Actor;
import kh.isaf.reminder.reply.DelayRequest;
import kh.isaf.reminder.reply.TaskReplies;
import kh.isaf.workflow.web.TaskPage.Asked;
import kh.isaf.workflow.web.TaskPage.FactLine;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people answered about an open task, and what the reader has to decide about it. */
@Component
class ReplyFacts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy");

    private final TaskReplies replies;
    private final MessageSource messages;
    private final Clock clock;

    ReplyFacts(TaskReplies replies, MessageSource messages, Clock clock) {
        this.replies = replies;
        this.messages = messages;
        this.clock = clock;
    }

    /** Adds what was answered to the facts. */
    @Nullable
    Asked of(WorkItem item, Actor actor, Locale locale, List<FactLine> facts) {
        if (!item.open()) {
            return null;
        }
        TaskReplies.Page page = replies.of(item, actor);
        List<FactLine> lines = new ArrayList<>();
        page.reported()
                .ifPresent(done -> lines.add(new FactLine(
                        text("reply.reported", locale),
                        text("reply.reportedBy", locale, done.by(), day(done.at(), locale)))));
        page.delays().forEach(request -> lines.add(line(request, locale)));
        if (!page.notMine().isEmpty()) {
            lines.add(new FactLine(text("reply.notMine", locale), String.join(", ", page.notMine())));
        }
        facts.addAll(lines);
        return page.decidesMoreTime() || page.findsSomebody() ? asked(item, page) : null;
    }

    private static Asked asked(WorkItem item, TaskReplies.Page page) {
        DelayRequest first =
                page.delays().stream().filter(DelayRequest::waits).findFirst().orElse(null);
        String address = "/tasks/" + item.id();
        return new Asked(
                page.decidesMoreTime() ? address + "/more-time" : null,
                page.findsSomebody() ? address + "/somebody" : null,
                first == null ? "" : String.valueOf(first.days()),
                first == null ? "" : first.reason());
    }

    private FactLine line(DelayRequest request, Locale locale) {
        String asked = text(
                "reply.delay",
                locale,
                request.personName(),
                String.valueOf(request.days()),
                request.reason().isEmpty() ? "–" : request.reason(),
                day(request.askedAt(), locale));
        String decision = request.decision();
        return new FactLine(
                text("reply.delays", locale),
                decision == null
                        ? asked
                        : asked + " · "
                                + text(
                                        "reply.decision." + decision,
                                        locale,
                                        String.valueOf(request.grantedDays()),
                                        String.valueOf(request.decidedByName()),
                                        String.valueOf(request.decisionReason())));
    }

    private String day(OffsetDateTime at, Locale locale) {
        return DAY.withLocale(locale).format(at.atZoneSameInstant(clock.getZone()));
    }

    private String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
