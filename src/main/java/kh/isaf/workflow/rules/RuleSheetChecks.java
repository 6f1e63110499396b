package kh.isaf.workflow.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the language of decision tables allows and the work does not: days that are none, codes of no place. */
final class RuleSheetChecks {

    private static final int MOST_DAYS = 250;
    private static final int MOST_YEARS = 2;
    private static final int SOME_YEAR = 2027;

    private final Map<String, List<String>> choices;
    private final Set<String> provinces;
    private final Set<String> districts;

    RuleSheetChecks(Map<String, List<String>> choices, Collection<String> provinces, Collection<String> districts) {
        this.choices = choices;
        this.provinces = Set.copyOf(provinces);
        this.districts = Set.copyOf(districts);
    }

    /** The faults of all cells but those that have one already. */
    List<CellFault> of(RuleSheet sheet, List<CellFault> known) {
        List<CellFault> faults = new ArrayList<>();
        for (int row = 0; row < sheet.rows().size(); row++) {
            for (RuleColumn column : sheet.table().columns()) {
                int number = row + 1;
                if (known.stream()
                        .noneMatch(
                                fault -> fault.row() == number && fault.column().equals(column.id()))) {
                    cell(number, column, sheet.cell(row, column.id())).ifPresent(faults::add);
                }
            }
            if (sheet.table() == RuleTable.STAGE_DEADLINES && known.isEmpty() && faults.isEmpty()) {
                order(sheet, row).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private Optional<CellFault> cell(int row, RuleColumn column, String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return column.input() ? Optional.empty() : fault(row, column, "rules.error.empty");
        }
        return switch (column.kind()) {
            case YEAR ->
                text.matches("\\d+") && !text.matches("20\\d\\d")
                        ? fault(row, column, "rules.error.year")
                        : Optional.empty();
            case LIST ->
                unknown(column, text, choices.getOrDefault(column.id(), List.of()))
                        ? fault(row, column, "rules.error.choice")
                        : Optional.empty();
            case PROVINCE -> place(row, column, text, provinces);
            case DISTRICT -> place(row, column, text, districts);
            case MONTH_DAY -> monthDay(text) == null ? fault(row, column, "rules.error.monthDay") : Optional.empty();
            case OFFSET -> whole(row, column, text, -1, MOST_YEARS);
            case DAYS -> whole(row, column, text, -MOST_DAYS, MOST_DAYS);
            case YES_NO -> text.matches("true|false") ? Optional.empty() : fault(row, column, "rules.error.choice");
        };
    }

    /** An input may name several of the list, an output only one. */
    private static boolean unknown(RuleColumn column, String text, List<String> choices) {
        return !choices.contains(text)
                && (!column.input() || CellText.words(text).isEmpty() || !choices.containsAll(CellText.words(text)));
    }

    private static Optional<CellFault> place(int row, RuleColumn column, String text, Set<String> known) {
        List<String> codes = text.contains("\"") ? CellText.words(text) : List.of(text.split("\\s*,\\s*"));
        return codes.stream()
                .filter(code -> !known.contains(code))
                .findFirst()
                .map(code -> CellFault.of(row, column.id(), "rules.error.place", code));
    }

    private static Optional<CellFault> whole(int row, RuleColumn column, String text, int least, int most) {
        boolean fits = text.matches("-?\\d{1,4}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
        return fits
                ? Optional.empty()
                : Optional.of(CellFault.of(
                        row, column.id(), "rules.error.whole", String.valueOf(least), String.valueOf(most)));
    }

    private static Optional<CellFault> order(RuleSheet sheet, int row) {
        LocalDate starts = day(sheet, row, "startMonthDay", "startYearOffset");
        LocalDate due = day(sheet, row, "dueMonthDay", "dueYearOffset");
        return due.isBefore(starts)
                ? Optional.of(CellFault.of(row + 1, "dueMonthDay", "rules.error.order"))
                : Optional.empty();
    }

    private static LocalDate day(RuleSheet sheet, int row, String monthDay, String offset) {
        MonthDay day = monthDay(sheet.cell(row, monthDay));
        return (day == null ? MonthDay.of(1, 1) : day)
                .atYear(SOME_YEAR + Integer.parseInt(sheet.cell(row, offset).strip()));
    }

    private static @Nullable MonthDay monthDay(String text) {
        if (!text.strip().matches("\\d\\d-\\d\\d")) {
            return null;
        }
        try {
            return MonthDay.parse("--" + text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<CellFault> fault(int row, RuleColumn column, String key) {
        return Optional.of(CellFault.of(row, column.id(), key));
    }
}
