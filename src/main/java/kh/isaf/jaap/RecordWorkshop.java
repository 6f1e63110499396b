package kh.isaf.jaap;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the district integration workshop did with the lines the CIP could not take in. */
public record RecordWorkshop(LocalDate heldOn, List<Line> lines) {

    public RecordWorkshop {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** @param line reference of the line, as {@code ka-3} */
    public record Line(String line, Taker takenBy, @Nullable String remark) {}
}
