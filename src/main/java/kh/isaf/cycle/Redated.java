package kh.isaf.cycle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stage or task of an area that is due on another day than before.
 *
 * @param provider null where it belongs to the area as a whole
 * @param month of the monthly meeting; null for other tasks, and for stages
 */
public record Redated(
        String areaCode,
        @Nullable String provider,
        @Nullable Integer month,
        LocalDate from,
        LocalDate to) {}
