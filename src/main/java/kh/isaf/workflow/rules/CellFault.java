package kh.isaf.workflow.rules;

import java.util.List;

/**
 * What is wrong with a cell, or with the table as a whole.
 *
 * @param row from 1; 0 for the table as a whole
 * @param column id of the column; empty for the row as a whole
 * @param args may be messages themselves
 */
public record CellFault(int row, String column, String messageKey, List<Object> args) {

    static CellFault of(int row, String column, String messageKey, Object... args) {
        return new CellFault(row, column, messageKey, List.of(args));
    }

    public Object[] arguments() {
        return args.toArray();
    }
}
