package kh.isaf.reminder.escalation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of a working group did about a late step.
 *
 * @param note what was said or agreed; the reason of an extension or an excuse
 * @param workingDays of an extension
 * @param person who gets the step, where it is given to somebody else
 * @param nextCheckOn when the group looks again; null for the usual number of working days
 */
public record FollowUp(
        Act act,
        String note,
        @Nullable Integer workingDays,
        @Nullable UUID person,
        @Nullable LocalDate nextCheckOn) {}
