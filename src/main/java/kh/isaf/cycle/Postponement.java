package kh.isaf.cycle;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a year that is put off for all within an area that have not done it, with who did it and why. It holds
 * until it is undone; those that hold for the same step add up.
 *
 * @param areaCode empty for the nation
 * @param provider set when only this provider's stage is put off
 * @param month set when only the meeting of this month is
 */
public record Postponement(
        UUID id,
        int year,
        Stage stage,
        String areaCode,
        Reach reach,
        @Nullable String provider,
        @Nullable Integer month,
        int workingDays,
        String reason,
        OffsetDateTime setAt,
        String setBy,
        @Nullable OffsetDateTime undoneAt,
        @Nullable String undoneBy,
        @Nullable String undoneReason) {

    /** Whose years: of all areas within, only of the communes and sangkats, or only the area's own. */
    public enum Reach {
        ALL,
        COMMUNES,
        ITSELF
    }

    public boolean inForce() {
        return undoneAt == null;
    }

    /** Where the year of an area begins that it can reach, as {@code 2027-1208}. */
    public String cycleKeys() {
        return AreaCycle.key(year, areaCode);
    }
}
