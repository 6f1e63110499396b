package kh.isaf.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Holds a file against a register: its faults, and what importing it would add and change. */
@Component
class Comparison {

    private final RegisterTexts texts;

    Comparison(RegisterTexts texts) {
        this.texts = texts;
    }

    /**
     * @param rows how many the file holds below its heading
     * @param changes in the order of their keys; none where there are faults
     */
    record Finding(int rows, List<Change> changes, int unchanged, Faults faults) {

        int added() {
            return (int)
                    changes.stream().filter(change -> change.before() == null).count();
        }

        int changed() {
            return changes.size() - added();
        }

        boolean accepted() {
            return faults.none();
        }
    }

    Finding of(Register register, byte[] file) {
        Faults faults = new Faults();
        List<Table.Line> lines = Table.read(file, faults);
        if (lines.size() < 2 && faults.none()) {
            faults.add(1, "", "imports.file.empty");
        }
        if (lines.isEmpty()) {
            return new Finding(0, List.of(), 0, faults);
        }
        List<Table.Line> below = lines.subList(1, lines.size());
        if (faults.all().stream().anyMatch(fault -> fault.line() < lines.get(0).number())) {
            // the heading itself is broken
            return new Finding(below.size(), List.of(), 0, faults);
        }
        int before = faults.count();
        Headings headings = Headings.read(register, texts, lines.get(0), faults);
        if (faults.count() > before) {
            // cells under a heading that nobody understands would only be called wrong once more
            return new Finding(below.size(), List.of(), 0, faults);
        }
        Map<String, Row> rows = rows(register, headings, below, faults);
        Map<String, Map<String, String>> current = current(register, rows.keySet());
        rows.replaceAll((key, row) -> filled(row, headings, current.getOrDefault(key, Map.of())));
        register.check(List.copyOf(rows.values()), faults);
        List<Change> changes = faults.none() ? changes(rows, current) : List.of();
        return new Finding(below.size(), changes, rows.size() - changes.size(), faults);
    }

    /** The entries under these keys, in the form in which cells are compared. */
    Map<String, Map<String, String>> current(Register register, Collection<String> keys) {
        Map<String, Map<String, String>> comparable = new HashMap<>();
        register.current(keys).forEach((key, entry) -> comparable.put(key, comparable(register, entry)));
        return comparable;
    }

    Map<String, String> comparable(Register register, Map<String, String> entry) {
        Map<String, String> texts = new LinkedHashMap<>();
        register.columns()
                .forEach(column ->
                        texts.put(column.name(), CellText.comparable(column, entry.getOrDefault(column.name(), ""))));
        return texts;
    }

    private Map<String, Row> rows(Register register, Headings headings, List<Table.Line> lines, Faults faults) {
        CellRules rules = new CellRules(texts, faults);
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Table.Line line : lines) {
            int before = faults.count();
            Map<String, String> cells = new LinkedHashMap<>();
            for (Column column : register.columns()) {
                cells.put(
                        column.name(),
                        headings.has(column.name())
                                ? rules.read(column, line.number(), headings.cell(line, column.name()))
                                : "");
            }
            if (headings.strays(line)) {
                faults.add(line.number(), "", "imports.row.strays");
            }
            if (faults.count() == before) {
                Row row = new Row(line.number(), cells);
                Row first = rows.putIfAbsent(register.key(row), row);
                if (first != null) {
                    faults.add(line.number(), "", "imports.row.doubled", String.valueOf(first.line()));
                }
            }
        }
        return rows;
    }

    /** Columns that the file leaves out stay as they are. */
    private static Row filled(Row row, Headings headings, Map<String, String> current) {
        Map<String, String> cells = new LinkedHashMap<>(row.cells());
        cells.replaceAll((column, text) -> headings.has(column) ? text : current.getOrDefault(column, ""));
        return new Row(row.line(), cells);
    }

    private static List<Change> changes(Map<String, Row> rows, Map<String, Map<String, String>> current) {
        List<Change> changes = new ArrayList<>();
        rows.forEach((key, row) -> {
            Map<String, String> before = current.get(key);
            if (!Objects.equals(before, row.cells())) {
                changes.add(new Change(key, before, row.cells()));
            }
        });
        changes.sort(Comparator.comparing(Change::key));
        return changes;
    }
}
