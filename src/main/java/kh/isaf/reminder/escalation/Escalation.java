package kh.isaf.reminder.escalation;

import java.time.OffsetDateTime;
import java.util.UUID;
import kh.isaf.reminder.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * A late step that is followed up.
 *
 * @param workItemId the late item
 * @param level the highest working group that has been asked so far
 * @param process by which the engine knows it; null until it is started
 */
public record Escalation(
        UUID id,
        UUID workItemId,
        Recipient level,
        OffsetDateTime openedAt,
        @Nullable String process) {}
