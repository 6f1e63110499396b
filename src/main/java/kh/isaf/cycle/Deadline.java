package kh.isaf.cycle;

import java.time.LocalDate;
import kh.isaf.territory.Variant;

/** When a stage starts and is due in a year, for urban or rural areas of a variant; the outcome of a decision table. */
public record Deadline(int year, Stage stage, boolean urban, Variant variant, LocalDate startsOn, LocalDate dueOn) {

    /** Whether it is about the same stage of the same kind of areas. */
    boolean samePlace(Deadline other) {
        return year == other.year && stage == other.stage && urban == other.urban && variant == other.variant;
    }

    static String settlement(boolean urban) {
        return urban ? "urban" : "rural";
    }
}
