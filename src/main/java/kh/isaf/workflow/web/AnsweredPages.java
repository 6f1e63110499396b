package kh.isaf.workflow.web;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.workflow.CorrectionStanding;
import kh.isaf.workflow.Corrections;
import kh.isaf.workflow.Submission;
import kh.isaf.workflow.TaskDesk;
import kh.isaf.workflow.figures.Remark;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.workflow.render.FormView;
import kh.isaf.workflow.web.TaskPage.Answered;
import kh.isaf.workflow.web.TaskPage.Explained;
import kh.isaf.workflow.web.TaskPage.Version;
import kh.isaf.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Shows what was sent: the answers that hold, the versions before them, and whether they may be corrected. */
@Component
class AnsweredPages {

    private final TaskDesk desk;
    private final Corrections corrections;
    private final MessageSource messages;
    private final Clock clock;

    AnsweredPages(TaskDesk desk, Corrections corrections, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.corrections = corrections;
        this.messages = messages;
        this.clock = clock;
    }

    /** The answers to read; nothing where the reader may not see them. */
    FormView read(WorkItem item, Submission sent, Map<String, Object> data, String language) {
        return FormView.toRead(desk.form(item), sent.answers(), data, language);
    }

    Answered of(WorkItem item, Actor actor, List<Submission> sent, Map<String, Object> data, String language) {
        CorrectionStanding standing = corrections.standing(item, actor).orElse(null);
        Submission holds = sent.get(0);
        FormSchema schema = desk.form(item);
        return new Answered(
                standing != null && standing.allowed() ? "/tasks/" + item.id() + "/correct" : null,
                standing == null ? null : standing.lastDay(),
                standing == null ? null : standing.whyNot(),
                explained(holds, language),
                holds.version() == 1 ? null : version(item, holds, null, language),
                sent.subList(1, sent.size()).stream()
                        .map(older -> version(
                                item, older, FormView.toRead(schema, older.answers(), data, language), language))
                        .toList());
    }

    private Version version(WorkItem item, Submission sent, @Nullable FormView view, String language) {
        return new Version(
                sent.version(),
                who(item, sent, language),
                LocalDateTime.ofInstant(sent.submittedAt().toInstant(), clock.getZone()),
                sent.reason(),
                view,
                explained(sent, language));
    }

    /** The first version of a deputy is sent for somebody absent. */
    private String who(WorkItem item, Submission sent, String language) {
        return sent.version() > 1 || item.closedForName() == null
                ? sent.personName()
                : messages.getMessage(
                        "absence.signed",
                        new Object[] {sent.personName(), item.closedForName()},
                        Locale.forLanguageTag(language));
    }

    private static List<Explained> explained(Submission sent, String language) {
        return sent.remarks().stream()
                .map(remark -> explained(remark, language))
                .toList();
    }

    private static Explained explained(Remark remark, String language) {
        return new Explained(remark.sentence(language), remark.reason());
    }
}
