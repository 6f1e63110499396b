package kh.isaf.reminder.reply;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * More working days for a task that somebody asked for by an answer.
 *
 * @param reason empty where none was given
 * @param decision {@code GRANTED}, {@code REFUSED}, {@code LAPSED}; null while it waits
 */
public record DelayRequest(
        UUID id,
        UUID personId,
        String personName,
        int days,
        String reason,
        OffsetDateTime askedAt,
        @Nullable String decision,
        @Nullable Integer grantedDays,
        @Nullable String decidedByName,
        @Nullable String decisionReason) {

    public boolean waits() {
        return decision == null;
    }
}
