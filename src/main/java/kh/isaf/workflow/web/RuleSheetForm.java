package kh.isaf.workflow.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kh.isaf.workflow.render.CleanText;
import kh.isaf.workflow.rules.RuleColumn;
import kh.isaf.workflow.rules.RuleSheet;
import kh.isaf.workflow.rules.RuleTable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The rows of a decision table as they stand in their form, with the table they build on.
 *
 * @param based version that was live when the form was first opened; null for the product's own
 */
record RuleSheetForm(RuleSheet sheet, @Nullable UUID based) {

    /** More are for a file. */
    static final int MOST_ROWS = 100;

    private static final int LONGEST_CELL = 300;

    static RuleSheetForm posted(RuleTable table, MultiValueMap<String, String> parameters) {
        int count = Math.min(number(text(parameters, "rows")), MOST_ROWS);
        List<RuleSheet.Row> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            List<String> cells = new ArrayList<>();
            for (RuleColumn column : table.columns()) {
                cells.add(cell(parameters, name(row, column), column));
            }
            rows.add(new RuleSheet.Row(text(parameters, "r" + row + ".note"), cells));
        }
        return new RuleSheetForm(new RuleSheet(table, rows), id(text(parameters, "based")));
    }

    static String name(int row, RuleColumn column) {
        return "r" + row + "." + column.id();
    }

    /** What the pressed button of a row asks for. */
    RuleSheetForm pressed(MultiValueMap<String, String> parameters) {
        RuleSheet changed = sheet;
        if (parameters.containsKey("_add") && sheet.rows().size() < MOST_ROWS) {
            changed = sheet.added(row(parameters, "_add"));
        } else if (parameters.containsKey("_remove")) {
            changed = sheet.without(row(parameters, "_remove"));
        } else if (parameters.containsKey("_up")) {
            changed = sheet.moved(row(parameters, "_up"), -1);
        } else if (parameters.containsKey("_down")) {
            changed = sheet.moved(row(parameters, "_down"), 1);
        }
        return new RuleSheetForm(changed, based);
    }

    private static int row(MultiValueMap<String, String> parameters, String button) {
        return number(text(parameters, button)) - 1;
    }

    private static String cell(MultiValueMap<String, String> parameters, String name, RuleColumn column) {
        if (column.kind() != RuleColumn.Kind.MONTH_DAY) {
            String typed = text(parameters, name);
            return column.kind() == RuleColumn.Kind.LIST ? typed : digits(typed);
        }
        String month = digits(text(parameters, name + ".month"));
        String day = digits(text(parameters, name + ".day"));
        return month.isEmpty() && day.isEmpty() ? "" : twoDigits(month) + "-" + twoDigits(day);
    }

    private static String twoDigits(String number) {
        return number.matches("\\d") ? "0" + number : number;
    }

    /** Khmer digits are as good as others. */
    private static String digits(String typed) {
        StringBuilder plain = new StringBuilder();
        typed.codePoints().forEach(c -> plain.appendCodePoint(c >= 0x17E0 && c <= 0x17E9 ? '0' + c - 0x17E0 : c));
        return plain.toString().replace('−', '-');
    }

    private static String text(MultiValueMap<String, String> parameters, String name) {
        String typed = parameters.getFirst(name);
        String clean = typed == null ? "" : CleanText.of(typed, false, LONGEST_CELL);
        return clean.length() > LONGEST_CELL ? clean.substring(0, LONGEST_CELL) : clean;
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 0;
    }

    /** What is no id is none that was ever live. */
    private static @Nullable UUID id(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
