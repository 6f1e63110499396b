package kh.isaf.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with the rows of a table. */
public class Faults {

    private final List<Fault> all = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();

    /**
     * @param line number of the row in the file
     * @param column name of the cell's column; empty for the row as a whole
     * @param messageKey the sentence in the message files
     */
    public void add(int line, String column, String messageKey, Object... args) {
        all.add(fault(line, column, messageKey, args));
    }

    /** Tells what somebody should know before the import runs; it refuses nothing. */
    public void warn(int line, String column, String messageKey, Object... args) {
        warnings.add(fault(line, column, messageKey, args));
    }

    private static Fault fault(int line, String column, String messageKey, Object... args) {
        return new Fault(
                line,
                column,
                messageKey,
                Arrays.stream(args).map(String::valueOf).toList());
    }

    public boolean none() {
        return all.isEmpty();
    }

    int count() {
        return all.size();
    }

    /** All faults, in the order of the rows. */
    public List<Fault> all() {
        return all.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }

    public List<Fault> warnings() {
        return warnings.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }

    /** Why a cell, or a row, is refused. */
    public record Fault(int line, String column, String messageKey, List<String> args) {}
}
