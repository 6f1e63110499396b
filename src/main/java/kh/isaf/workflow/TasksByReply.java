package kh.isaf.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import kh.isaf.reminder.reply.AnsweredTasks;
import kh.isaf.workflow.figures.DoubtfulFigures;
import kh.isaf.workflow.figures.Hit;
import kh.isaf.workflow.render.FieldError;
import kh.isaf.workflow.render.FormPost;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.worklist.Drafts;
import kh.isaf.worklist.Drafts.Draft;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends the form of a task for somebody who answered that it is done, as it would go from the task's page. */
@Component
class TasksByReply implements AnsweredTasks {

    /** How many are named: the answer is a text message. */
    private static final int MOST_MISSING = 3;

    private final TaskDesk desk;
    private final WorkItems workItems;
    private final Drafts drafts;
    private final MessageSource messages;
    private final Clock clock;

    TasksByReply(TaskDesk desk, WorkItems workItems, Drafts drafts, MessageSource messages, Clock clock) {
        this.desk = desk;
        this.workItems = workItems;
        this.drafts = drafts;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void done(UUID workItemId, UUID key, Actor actor, Locale locale) {
        WorkItem item = workItems.get(workItemId);
        FormSchema schema = desk.form(item);
        Map<String, Object> kept =
                drafts.of(item.id(), actor).map(Draft::answers).orElse(Map.of());
        FormPost post = FormPost.of(schema, kept, desk.open(item), LocalDate.now(clock));
        if (!post.accepted()) {
            throw new NotDoneYet(labels(schema, post.errors().stream().map(FieldError::path), locale));
        }
        try {
            desk.submit(item.id(), key, post.values(), actor);
        } catch (Refusal refusal) {
            String why = refusal.field() == null
                    ? messages.getMessage(refusal.messageKey(), refusal.args(), locale)
                    : schema.label(path(refusal.field()), locale.getLanguage());
            throw new NotDoneYet(List.of(why));
        } catch (DoubtfulFigures doubtful) {
            throw new NotDoneYet(labels(
                    schema,
                    Stream.concat(doubtful.errors().stream(), doubtful.warnings().stream())
                            .map(Hit::path),
                    locale));
        }
    }

    /** A few of them, each once. */
    private static List<String> labels(FormSchema schema, Stream<@Nullable String> paths, Locale locale) {
        return paths.filter(Objects::nonNull)
                .map(path -> schema.label(path(path), locale.getLanguage()))
                .distinct()
                .limit(MOST_MISSING)
                .toList();
    }

    /** Without the numbers of rows. */
    private static String path(String field) {
        return field.replaceAll("\\[\\d+]", "");
    }
}
