package kh.isaf.imports.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kh.isaf.imports.Change;
import kh.isaf.imports.Register;
import kh.isaf.imports.RegisterTexts;

/** What an import does to one entry, with the cells it fills or changes. */
record ChangeLine(String key, boolean added, List<Cell> cells) {

    /** A cell before and after, under the title of its column. */
    record Cell(String column, String before, String after) {}

    static ChangeLine of(Change change, Register register, RegisterTexts texts, Locale locale) {
        Map<String, String> before = change.before() == null ? Map.of() : change.before();
        Map<String, String> after = change.after() == null ? Map.of() : change.after();
        List<Cell> cells = new ArrayList<>();
        register.columns().forEach(column -> {
            String was = before.getOrDefault(column.name(), "");
            String is = after.getOrDefault(column.name(), "");
            if (!was.equals(is)) {
                cells.add(new Cell(texts.title(register, column.name(), locale), was, is));
            }
        });
        return new ChangeLine(change.key(), change.before() == null, cells);
    }
}
