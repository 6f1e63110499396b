package kh.isaf.workflow.rules;

/**
 * A column of a decision table: what a row asks for (input), or what it says (output).
 *
 * @param id name of the input or output in the table, end of its message keys
 */
public record RuleColumn(String id, Kind kind, boolean input) {

    /** What stands in a cell, and so how it is asked for. */
    public enum Kind {
        /** A year, or a comparison of it in the language of decision tables. */
        YEAR,
        /** One of a list. */
        LIST,
        /** Codes of two digits. */
        PROVINCE,
        /** Codes of four digits. */
        DISTRICT,
        /** A day of the year as month-day. */
        MONTH_DAY,
        /** Years after the year of the cycle. */
        OFFSET,
        /** Working days after the due day. */
        DAYS,
        YES_NO
    }

    static RuleColumn input(String id, Kind kind) {
        return new RuleColumn(id, kind, true);
    }

    static RuleColumn output(String id, Kind kind) {
        return new RuleColumn(id, kind, false);
    }
}
