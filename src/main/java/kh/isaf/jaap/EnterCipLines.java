package kh.isaf.jaap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clerk says which lines of part ក the commune investment programme (CIP) took in, and who pays. */
public record EnterCipLines(List<Line> lines) {

    public EnterCipLines {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /**
     * @param line reference of the line, as {@code ka-3}
     * @param amount planned from this source, in riel
     */
    public record Line(
            String line,
            Answer inCip,
            @Nullable FundingSource fundingSource,
            @Nullable Long amount) {}
}
