package kh.isaf.people;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;

/**
 * An absence as it was typed.
 *
 * @param stages whose tasks are handed over; empty for all
 */
public record NewAbsence(
        UUID personId,
        @Nullable UUID deputyId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Set<Stage> stages,
        String reason) {}
