package kh.isaf.reminder.escalation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done about a late step.
 *
 * @param task the follow-up in which it was entered; tells the level
 * @param givenToName to whom the step was given, where it was
 */
public record ActDone(
        String task,
        Act act,
        String note,
        @Nullable Integer workingDays,
        @Nullable UUID givenToId,
        @Nullable String givenToName,
        LocalDate nextCheckOn,
        String personName,
        OffsetDateTime at) {}
