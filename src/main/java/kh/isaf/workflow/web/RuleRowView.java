package kh.isaf.workflow.web;

import java.util.List;

/**
 * A row of a decision table on a page.
 *
 * @param number from 1
 * @param fresh whether the table in force has no such row
 */
public record RuleRowView(int number, String note, List<Cell> cells, List<String> errors, boolean fresh) {

    /**
     * A cell.
     *
     * @param name of its field; a day of the year has two, {@code .month} and {@code .day}
     * @param kind what stands in it
     * @param value as in the field
     * @param words as a reader is told; empty for what is told by another cell
     * @param options to choose from
     */
    public record Cell(
            String name,
            String column,
            String kind,
            String value,
            String words,
            List<Choice> options,
            List<String> errors) {

        public String month() {
            return value.indexOf('-') < 0 ? "" : value.substring(0, value.indexOf('-'));
        }

        public String day() {
            return value.indexOf('-') < 0 ? value : value.substring(value.indexOf('-') + 1);
        }
    }

    /** One value that a cell may have. */
    public record Choice(String value, String label) {}
}
