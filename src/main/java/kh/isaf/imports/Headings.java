package kh.isaf.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which column of the register stands where in the file; told by name or by title, in any order. */
final class Headings {

    private final Map<String, Integer> places = new LinkedHashMap<>();

    private Headings() {}

    static Headings read(Register register, RegisterTexts texts, Table.Line line, Faults faults) {
        Map<String, String> known = new HashMap<>();
        for (Column column : register.columns()) {
            for (Locale language : RegisterTexts.LANGUAGES) {
                known.put(CellRules.heading(texts.title(register, column.name(), language)), column.name());
            }
        }
        register.columns().forEach(column -> known.put(column.name(), column.name()));
        Headings headings = new Headings();
        for (int place = 0; place < line.cells().size(); place++) {
            String words = CellText.words(line.cell(place));
            String name = known.get(CellRules.heading(words));
            if (name == null && !words.isEmpty()) {
                faults.add(line.number(), words, "imports.heading.unknown", words);
            } else if (name != null && headings.places.putIfAbsent(name, place) != null) {
                faults.add(line.number(), name, "imports.heading.doubled");
            }
        }
        register.columns().stream()
                .filter(column -> column.required() && !headings.has(column.name()))
                .forEach(column -> faults.add(line.number(), column.name(), "imports.heading.missing", column.name()));
        return headings;
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    String cell(Table.Line line, String column) {
        Integer place = places.get(column);
        return place == null ? "" : line.cell(place);
    }

    /** Whether a cell holds something although nothing stands above it. */
    boolean strays(Table.Line line) {
        Set<Integer> headed = Set.copyOf(places.values());
        List<String> cells = line.cells();
        for (int place = 0; place < cells.size(); place++) {
            if (!headed.contains(place) && !CellText.words(cells.get(place)).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
