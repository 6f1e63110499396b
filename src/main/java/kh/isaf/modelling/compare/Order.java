package kh.isaf.modelling.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which of the parts whose order means something stand elsewhere: as few as explain the new order. */
final class Order {

    private Order() {}

    static Set<String> moved(Map<String, Part> before, Map<String, Part> after) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        after.forEach((id, part) -> {
            Part was = before.get(id);
            if (was != null && part.position() > 0 && was.within().equals(part.within())) {
                groups.computeIfAbsent(part.within() + "/" + rank(part), group -> new ArrayList<>())
                        .add(id);
            }
        });
        Set<String> moved = new HashSet<>();
        groups.values().forEach(ids -> {
            List<String> staying = longestRising(ids, before);
            moved.addAll(ids);
            moved.removeAll(staying);
        });
        return moved;
    }

    /** Columns and rows of a table are numbered each by themselves. */
    private static String rank(Part part) {
        return switch (part.kind()) {
            case INPUT, OUTPUT, ROW -> part.kind().name();
            default -> "";
        };
    }

    private static List<String> longestRising(List<String> ids, Map<String, Part> before) {
        int[] place = ids.stream()
                .mapToInt(id -> Objects.requireNonNull(before.get(id)).position())
                .toArray();
        int[] length = new int[place.length];
        int[] from = new int[place.length];
        Arrays.fill(from, -1);
        int best = -1;
        for (int at = 0; at < place.length; at++) {
            length[at] = 1;
            for (int earlier = 0; earlier < at; earlier++) {
                if (place[earlier] < place[at] && length[earlier] + 1 > length[at]) {
                    length[at] = length[earlier] + 1;
                    from[at] = earlier;
                }
            }
            best = best < 0 || length[at] > length[best] ? at : best;
        }
        List<String> staying = new ArrayList<>();
        for (int at = best; at >= 0; at = from[at]) {
            staying.add(ids.get(at));
        }
        return staying;
    }

    /** Whether the names that both lists have stand in the same order. */
    static boolean same(@Nullable Said one, @Nullable Said other) {
        if (one == null || other == null) {
            return true;
        }
        List<String> first = new ArrayList<>(List.of(one.raw().split(" ")));
        List<String> second = new ArrayList<>(List.of(other.raw().split(" ")));
        first.retainAll(List.of(other.raw().split(" ")));
        second.retainAll(List.of(one.raw().split(" ")));
        return first.equals(second);
    }
}
