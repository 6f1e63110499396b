package kh.isaf.workflow.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import kh.isaf.workflow.StageStep;
import kh.isaf.workflow.render.FormView;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of one task shows, in the reader's language: what is to be done, where, by when, the form, what
 * happened so far and where the year stands. Times are in Phnom Penh's zone.
 *
 * @param notice what just happened, such as "draft saved"; null when nothing did
 */
public record TaskPage(
        Head head,
        @Nullable Notice notice,
        List<FactLine> facts,
        Claim claim,
        @Nullable FormPart form,
        List<HistoryLine> history,
        List<StageStep> steps) {

    /**
     * The task itself.
     *
     * @param guidance what to do, one paragraph a line
     */
    public record Head(
            String title,
            String area,
            @Nullable String provider,
            String stage,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate dueOn,
            boolean overdue,
            boolean done,
            @Nullable String assignee,
            @Nullable String guidance) {}

    /** A sentence for the reader by its message key. */
    public record Notice(String messageKey, List<Object> args) {
        public Object[] arguments() {
            return args.toArray();
        }
    }

    /** What the reader must know before filling the form in. */
    public record FactLine(String label, String value) {

        /** Whether it is the address of a page of ours that tells it. */
        public boolean link() {
            return value.matches("/cycles/[0-9-]+/[a-z0-9]+");
        }
    }

    /** Where to post in order to take the task or give it back; null when the reader may not. */
    public record Claim(
            @Nullable String claimAction, @Nullable String releaseAction) {}

    /**
     * The form of the task.
     *
     * @param editable false shows the submitted answers to read
     * @param claims sending the form also takes the task, as nobody has it yet
     * @param action where the form is posted; the page itself must answer GET at the same address
     * @param key idempotency key of this opening of the form, posted as {@code _key}
     */
    public record FormPart(
            FormView view,
            boolean editable,
            boolean claims,
            String action,
            String key,
            @Nullable LocalDateTime draftSavedAt) {}

    /** One thing that happened: when, who, what. */
    public record HistoryLine(LocalDateTime at, String who, String what) {}
}
