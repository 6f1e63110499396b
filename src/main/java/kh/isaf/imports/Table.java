package kh.isaf.imports;

import java.util.ArrayList;
import java.util.List;

/** The cells of a file as they stand in it, line by line; what could not be read is named. */
class Table {

    /** An uploaded file is no larger (assumed). */
    static final int MOST_BYTES = 10 * 1024 * 1024;

    /** More rows than any register of the country has (assumed). */
    static final int MOST_LINES = 100_000;

    static final int MOST_CELLS = 100;

    /** @param number of the row as a spreadsheet shows it */
    record Line(int number, List<String> cells) {

        boolean empty() {
            return cells.stream().allMatch(cell -> CellText.words(cell).isEmpty());
        }

        String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final Faults faults;

    private Table(Faults faults) {
        this.faults = faults;
    }

    /** Reads an Excel or CSV file, whatever its name says. */
    static List<Line> read(byte[] file, Faults faults) {
        Table table = new Table(faults);
        if (file.length > MOST_BYTES) {
            faults.add(1, "", "imports.file.large", String.valueOf(MOST_BYTES / 1024 / 1024));
        } else if (ExcelTable.isExcel(file)) {
            ExcelTable.read(file, table);
        } else if (ExcelTable.isOldExcel(file)) {
            faults.add(1, "", "imports.file.old");
        } else {
            CsvTable.read(file, table);
        }
        return table.lines;
    }

    /** @return whether more lines are welcome */
    boolean add(int number, List<String> cells) {
        Line line = new Line(number, cells);
        if (lines.size() > MOST_LINES) {
            faults.add(number, "", "imports.file.rows", String.valueOf(MOST_LINES));
            return false;
        }
        if (cells.size() > MOST_CELLS) {
            faults.add(number, "", "imports.row.cells", String.valueOf(MOST_CELLS));
        } else if (!line.empty()) {
            lines.add(line);
        }
        return true;
    }

    void fault(int number, String messageKey, Object... args) {
        faults.add(number, "", messageKey, args);
    }
}
