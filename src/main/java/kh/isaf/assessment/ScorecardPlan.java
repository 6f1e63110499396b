package kh.isaf.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When and where a scorecard was planned.
 *
 * @param attempts how often it was held or tried
 * @param notHeldReason why the last try failed
 */
public record ScorecardPlan(
        @Nullable LocalDate plannedFrom,
        @Nullable LocalDate plannedTo,
        @Nullable String place,
        @Nullable String language,
        @Nullable Integer facilitators,
        int attempts,
        @Nullable String notHeldReason) {}
