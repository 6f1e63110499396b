package kh.isaf.reminder;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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

    /** Name of the one in whose stead all this is told; empty where it is the reader's own, or of several people. */
    public Optional<String> stead(Locale locale) {
        return lines.stream()
                                .map(line -> Optional.ofNullable(line.stead(locale)))
                                .distinct()
                                .count()
                        == 1
                ? Optional.ofNullable(lines.get(0).stead(locale))
                : Optional.empty();
    }

    public List<DigestLine> of(DigestLine.Part part) {
        return lines.stream().filter(line -> line.part() == part).toList();
    }
}
