package kh.isaf.imports;

import java.util.Map;

/**
 * One row of a table, in the form its columns prescribe: dates as {@code 2027-04-20}, choices by their ids, codes
 * without blanks; an empty cell is an empty text.
 *
 * @param line number of the row in the file as a spreadsheet shows it; the heading is 1
 * @param cells texts by column name; every column is there
 */
public record Row(int line, Map<String, String> cells) {

    public String get(String column) {
        return cells.getOrDefault(column, "");
    }

    public boolean has(String column) {
        return !get(column).isEmpty();
    }
}
