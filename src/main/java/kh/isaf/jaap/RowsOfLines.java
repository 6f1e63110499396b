package kh.isaf.jaap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.access.Refusal;

/** The lines of the plan that the rows of a form speak of: each line in one row, none twice, none left out. */
final class RowsOfLines {

    private final Map<String, JaapActivity> expected;

    RowsOfLines(List<JaapActivity> lines) {
        expected = lines.stream().collect(Collectors.toMap(JaapActivity::reference, Function.identity()));
    }

    int count() {
        return expected.size();
    }

    /** The lines in the order of the rows; refuses a row too many or too few. */
    List<JaapActivity> inOrder(List<String> references) {
        Set<String> seen = new HashSet<>();
        List<JaapActivity> lines = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            JaapActivity line = expected.get(references.get(i));
            if (line == null) {
                throw new Refusal("lines[" + i + "].line", "jaap.refusal.unknownLine");
            }
            if (!seen.add(references.get(i))) {
                throw new Refusal("lines[" + i + "].line", "jaap.refusal.lineTwice");
            }
            lines.add(line);
        }
        if (lines.size() < expected.size()) {
            throw new Refusal("lines", "jaap.refusal.lineMissing", expected.size());
        }
        return lines;
    }
}
