package kh.isaf.territory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A decision of NCDDS on how an area, and what lies below it, runs the demand side from a day on.
 *
 * @param reason null for one that came with the product's first data
 * @param takenBackBy who took it back before its day had come
 */
public record VariantDecision(
        long id,
        String areaCode,
        Variant variant,
        LocalDate validFrom,
        @Nullable String reason,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String decidedBy,
        @Nullable OffsetDateTime takenBackAt,
        @Nullable String takenBackBy) {

    /** Whether it may still be taken back: it has not begun. */
    public boolean coming(LocalDate today) {
        return takenBackAt == null && validFrom.isAfter(today);
    }
}
