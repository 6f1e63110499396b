package kh.isaf.reminder.reply;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an answer has led to.
 *
 * @param workItem the task it was about; null for none
 * @param text id of the text that answers in turn, without its beginning {@code reply.}; null for silence
 * @param values what the text tells beside the task
 */
record Answered(
        ReplyOutcome outcome,
        @Nullable UUID workItem,
        @Nullable String text,
        Map<String, String> values) {

    static Answered of(ReplyOutcome outcome, @Nullable String text) {
        return new Answered(outcome, null, text, Map.of());
    }

    static Answered about(UUID workItem, ReplyOutcome outcome, String text, Map<String, String> values) {
        return new Answered(outcome, workItem, text, values);
    }
}
