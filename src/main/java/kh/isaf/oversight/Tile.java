package kh.isaf.oversight;

import java.util.List;
import java.util.Map;

/**
 * A province's place in the map of tiles, about where it lies in the country.
 *
 * @param row from the north, 1 to 7
 * @param column from the west, 1 to 6
 */
public record Tile(CaseCounts.AreaLine line, int row, int column) {

    private static final Map<String, int[]> PLACES = Map.ofEntries(
            Map.entry("22", new int[] {1, 3}),
            Map.entry("13", new int[] {1, 4}),
            Map.entry("19", new int[] {1, 5}),
            Map.entry("16", new int[] {1, 6}),
            Map.entry("01", new int[] {2, 2}),
            Map.entry("17", new int[] {2, 3}),
            Map.entry("06", new int[] {2, 4}),
            Map.entry("10", new int[] {2, 5}),
            Map.entry("11", new int[] {2, 6}),
            Map.entry("24", new int[] {3, 1}),
            Map.entry("02", new int[] {3, 2}),
            Map.entry("04", new int[] {3, 3}),
            Map.entry("03", new int[] {3, 4}),
            Map.entry("25", new int[] {3, 5}),
            Map.entry("15", new int[] {4, 2}),
            Map.entry("05", new int[] {4, 3}),
            Map.entry("12", new int[] {4, 4}),
            Map.entry("14", new int[] {4, 5}),
            Map.entry("09", new int[] {5, 2}),
            Map.entry("21", new int[] {5, 3}),
            Map.entry("08", new int[] {5, 4}),
            Map.entry("20", new int[] {5, 5}),
            Map.entry("18", new int[] {6, 2}),
            Map.entry("07", new int[] {6, 3}),
            Map.entry("23", new int[] {7, 3}));

    /** The tiles of provinces; none where the lines are of smaller areas. */
    public static List<Tile> of(List<CaseCounts.AreaLine> lines) {
        return lines.stream()
                .filter(line -> PLACES.containsKey(line.code()))
                .map(line -> {
                    int[] place = PLACES.getOrDefault(line.code(), new int[] {1, 1});
                    return new Tile(line, place[0], place[1]);
                })
                .toList();
    }
}
