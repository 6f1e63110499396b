package kh.isaf.simulation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which reminders of a trial are asked for; empty or null means all.
 *
 * @param text part of a name or of the text
 */
public record TrialFilter(
        String role,
        String step,
        String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int page) {}
