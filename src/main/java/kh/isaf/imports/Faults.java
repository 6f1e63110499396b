package kh.isaf.imports;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the rows of a table. */
public class Faults {

    private final List<Fault> all = new ArrayList<>();

    /**
     * @param line number of the row in the file
     * @param column name of the cell's column; empty for the row as a whole
     * @param messageKey the sentence in the message files
     */
    public void add(int line, String column, String messageKey, Object... args) {
        List<String> texts = new ArrayList<>();
        for (Object arg : args) {
            texts.add(String.valueOf(arg));
        }
        all.add(new Fault(line, column, messageKey, texts));
    }

    public boolean none() {
        return all.isEmpty();
    }

    public List<Fault> all() {
        return List.copyOf(all);
    }

    /** Why a cell, or a row, is refused. */
    public record Fault(int line, String column, String messageKey, List<String> args) {}
}
