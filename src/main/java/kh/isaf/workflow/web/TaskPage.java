package kh.isaf.workflow.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import kh.isaf.workflow.StageStep;
import kh.isaf.workflow.render.FieldView;
import kh.isaf.workflow.render.FieldView.NoteLine;
import kh.isaf.workflow.render.FormView;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of one task shows, in the reader's language: what is to be done, where, by when, the form, what
 * happened so far and where the year stands. Times are in Phnom Penh's zone.
 *
 * @param signsFor the name for which the reader, a deputy, does it; null for his or her own
 * @param notice what just happened, such as "draft saved"; null when nothing did
 * @param asked what the reader has to decide about answers of others; null for nothing
 */
public record TaskPage(
        Head head,
        @Nullable String signsFor,
        @Nullable Notice notice,
        List<FactLine> facts,
        Claim claim,
        @Nullable FormPart form,
        List<Doubt> doubts,
        @Nullable Answered answered,
        List<HistoryLine> history,
        List<StageStep> steps,
        @Nullable Asked asked) {

    /**
     * The task itself.
     *
     * @param dueUntil the hour of the due day until which it is on time; null when it is closed
     * @param assignee who has it or did it; a deputy with the name of the absent person
     * @param deputies who acts today for the one who has it; empty while he or she is there
     * @param code under which it stands on paper
     * @param address of its page
     */
    public record Head(
            String title,
            String area,
            @Nullable String provider,
            String stage,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueUntil,
            boolean overdue,
            boolean done,
            @Nullable String assignee,
            String deputies,
            @Nullable GuidanceView guidance,
            String code,
            String address) {}

    /** A sentence for the reader by its message key. */
    public record Notice(String messageKey, List<Object> args) {
        public Object[] arguments() {
            return args.toArray();
        }
    }

    /**
     * What the reader must know before filling the form in.
     *
     * @param address of the page, or the telephone, behind it; null for none
     */
    public record FactLine(
            String label, String value, @Nullable String address) {

        public FactLine(String label, String value) {
            this(label, value, null);
        }

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

    /** What to do, a checklist, a sample and the place in the manual; {@code more}: there is more than what to do. */
    public record GuidanceView(
            List<NoteLine> todo,
            List<NoteLine> checklist,
            List<NoteLine> sample,
            List<NoteLine> manual,
            boolean more) {}

    /** A warning about figures, with its place in the form; the reason is posted under its name. */
    public record Doubt(FieldView.ErrorView error, String name, String typed) {
        public String id() {
            return "why-" + name.replaceAll("[^A-Za-z0-9]", "-");
        }
    }

    /**
     * What became of the answers after they were sent.
     *
     * @param correction where they may be corrected; null when the reader may not
     * @param lastDay until when
     * @param whyNot message key of the reason for which the reader, who sent them, may not
     * @param older versions that were corrected, the newest first
     */
    public record Answered(
            @Nullable String correction,
            @Nullable LocalDate lastDay,
            @Nullable String whyNot,
            List<Explained> remarks,
            @Nullable Version corrected,
            List<Version> older) {}

    /** Why figures are right although a warning was given. */
    public record Explained(String sentence, String reason) {}

    /** One version of the answers: who sent it, when, and why it was corrected. */
    public record Version(
            int number,
            String who,
            LocalDateTime at,
            @Nullable String reason,
            @Nullable FormView view,
            List<Explained> remarks) {}

    /**
     * Where a supervisor decides about answers.
     *
     * @param moreTimeAction where more time is granted or refused; null when nobody asks for it
     * @param somebodyAction where it is said that somebody was found; null while there is somebody
     * @param days how many are asked for
     */
    public record Asked(
            @Nullable String moreTimeAction, @Nullable String somebodyAction, String days, String reason) {}

    /** One thing that happened: when, who, what. */
    public record HistoryLine(LocalDateTime at, String who, String what) {}
}
