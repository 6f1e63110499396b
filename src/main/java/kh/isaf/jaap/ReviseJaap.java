package kh.isaf.jaap;

import java.util.List;

/** The clerk changes a plan that the committee or the council sent back; these lines replace the former ones. */
public record ReviseJaap(List<JaapLine> lines) {

    public ReviseJaap {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }
}
