package kh.isaf.jaap;

import java.util.List;

/** The clerk turns what the interface meeting agreed into the lines of the plan. */
public record DraftJaap(List<JaapLine> lines) {

    public DraftJaap {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }
}
