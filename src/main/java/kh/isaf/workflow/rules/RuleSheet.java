package kh.isaf.workflow.rules;

import java.util.ArrayList;
import java.util.List;

/** The rows of a decision table as a person reads and types them: an empty cell of an input fits everything. */
public record RuleSheet(RuleTable table, List<Row> rows) {

    public RuleSheet {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param note what it is for, to read only
     * @param cells one for each column of the table
     */
    public record Row(String note, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        static Row empty(RuleTable table) {
            return new Row("", table.columns().stream().map(column -> "").toList());
        }
    }

    String cell(int row, String column) {
        return rows.get(row).cells().get(table.at(column));
    }

    /** With an empty row behind the n-th one, from 0; -1 puts it first. */
    public RuleSheet added(int behind) {
        List<Row> changed = new ArrayList<>(rows);
        changed.add(Math.min(Math.max(behind + 1, 0), rows.size()), Row.empty(table));
        return new RuleSheet(table, changed);
    }

    public RuleSheet without(int row) {
        List<Row> changed = new ArrayList<>(rows);
        if (row >= 0 && row < rows.size()) {
            changed.remove(row);
        }
        return new RuleSheet(table, changed);
    }

    /** With a row one place up (-1) or down (1). */
    public RuleSheet moved(int row, int by) {
        List<Row> changed = new ArrayList<>(rows);
        if (row >= 0 && row < rows.size() && row + by >= 0 && row + by < rows.size()) {
            changed.add(row + by, changed.remove(row));
        }
        return new RuleSheet(table, changed);
    }
}
