package kh.isaf.reminder;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person hears of at one time: how many items there are in each part, and the first of them.
 *
 * @param counts of the parts that are not empty
 */
public record DigestContent(Map<DigestLine.Part, Integer> counts, List<DigestLine> lines) {

    static final DigestContent EMPTY = new DigestContent(new EnumMap<>(DigestLine.Part.class), List.of());

    public DigestContent {
        lines = List.copyOf(lines);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many are counted but not shown. */
    public int more() {
        return total() - lines.size();
    }

    /** The first item that the reader may do. */
    public Optional<DigestLine> firstToDo() {
        return lines.stream().filter(DigestLine::mine).findFirst();
    }

    public List<DigestLine> of(DigestLine.Part part) {
        return lines.stream().filter(line -> line.part() == part).toList();
    }
}
