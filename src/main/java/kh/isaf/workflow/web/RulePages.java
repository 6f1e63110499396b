package kh.isaf.workflow.web;

import java.time.DateTimeException;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.workflow.rules.CellFault;
import kh.isaf.workflow.rules.RuleColumn;
import kh.isaf.workflow.rules.RuleSheet;
import kh.isaf.workflow.rules.RuleTable;
import kh.isaf.workflow.rules.RuleTables;
import kh.isaf.workflow.web.RuleRowView.Cell;
import kh.isaf.workflow.web.RuleRowView.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the rows of a decision table into words and fields for a reader. */
@Component
class RulePages {

    private final RuleTables tables;
    private final MessageSource messages;

    RulePages(RuleTables tables, MessageSource messages) {
        this.tables = tables;
        this.messages = messages;
    }

    /** The rows, each with what is wrong in it, and marked where the other sheet has no such row. */
    List<RuleRowView> rows(RuleSheet sheet, RuleSheet other, List<CellFault> faults, Locale locale) {
        Map<String, List<String>> choices = tables.choices(sheet.table());
        Set<List<String>> known =
                other.rows().stream().map(RuleSheet.Row::cells).collect(Collectors.toSet());
        List<RuleRowView> rows = new ArrayList<>();
        for (int at = 0; at < sheet.rows().size(); at++) {
            RuleSheet.Row row = sheet.rows().get(at);
            List<Cell> cells = new ArrayList<>();
            for (RuleColumn column : sheet.table().columns()) {
                String value = row.cells().get(sheet.table().columns().indexOf(column));
                List<Choice> options = options(column, choices.getOrDefault(column.id(), List.of()), value, locale);
                cells.add(new Cell(
                        RuleSheetForm.name(at, column),
                        column.id(),
                        column.kind().name(),
                        value,
                        words(sheet.table(), row, column, options, locale),
                        options,
                        sentences(faults, at + 1, column.id(), locale)));
            }
            rows.add(new RuleRowView(
                    at + 1, row.note(), cells, sentences(faults, at + 1, "", locale), !known.contains(row.cells())));
        }
        return rows;
    }

    /** A fault in a sentence, with the field it is in; the table as a whole has none. */
    public record Line(String field, String sentence) {}

    List<Line> lines(List<CellFault> faults, Locale locale) {
        return faults.stream().map(fault -> line(fault, locale)).toList();
    }

    private Line line(CellFault fault, Locale locale) {
        String sentence = messages.getMessage(fault.messageKey(), fault.arguments(), locale);
        if (fault.row() == 0) {
            return new Line("", sentence);
        }
        String row = String.valueOf(fault.row());
        return fault.column().isEmpty()
                ? new Line("row-" + row, messages.getMessage("rules.at.row", new Object[] {row, sentence}, locale))
                : new Line(
                        "r" + (fault.row() - 1) + "." + fault.column(),
                        messages.getMessage(
                                "rules.at.cell",
                                new Object[] {row, text("rules.column." + fault.column(), locale), sentence},
                                locale));
    }

    /** The twelve months by name. */
    List<Choice> months(Locale locale) {
        return Arrays.stream(Month.values())
                .map(month -> new Choice(
                        "%02d".formatted(month.getValue()), month.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                .toList();
    }

    private List<String> sentences(List<CellFault> faults, int row, String column, Locale locale) {
        return faults.stream()
                .filter(fault -> fault.row() == row && fault.column().equals(column))
                .map(fault -> messages.getMessage(fault.messageKey(), fault.arguments(), locale))
                .toList();
    }

    private List<Choice> options(RuleColumn column, List<String> choices, String value, Locale locale) {
        List<Choice> options = new ArrayList<>();
        switch (column.kind()) {
            case LIST -> {
                if (column.input()) {
                    options.add(new Choice("", text("rules.every", locale)));
                } else if (value.isEmpty()) {
                    options.add(new Choice("", ""));
                }
                choices.forEach(choice -> options.add(new Choice(choice, label(column, choice, locale))));
            }
            case YES_NO -> {
                if (value.isEmpty()) {
                    options.add(new Choice("", ""));
                }
                options.add(new Choice("false", text("rules.value.false", locale)));
                options.add(new Choice("true", text("rules.value.true", locale)));
            }
            case OFFSET ->
                List.of("0", "1", "2", "-1")
                        .forEach(years -> options.add(new Choice(years, text("rules.offset." + years, locale))));
            default -> {
                return List.of();
            }
        }
        if (!value.isEmpty()
                && options.stream().noneMatch(option -> option.value().equals(value))) {
            options.add(new Choice(value, value));
        }
        return options;
    }

    private String label(RuleColumn column, String choice, Locale locale) {
        return switch (column.id()) {
            case "stage" -> text("stage." + choice, locale);
            case "variant" -> text("variant." + choice, locale);
            case "recipient" -> text("ladder.recipient." + choice, locale);
            default -> text("rules.value." + choice, locale);
        };
    }

    private String words(RuleTable table, RuleSheet.Row row, RuleColumn column, List<Choice> options, Locale locale) {
        String value = row.cells().get(table.columns().indexOf(column));
        return switch (column.kind()) {
            case LIST, YES_NO ->
                options.stream()
                        .filter(option -> option.value().equals(value))
                        .map(Choice::label)
                        .findFirst()
                        .orElse(value);
            case MONTH_DAY -> {
                String years = row.cells().get(table.columns().indexOf(column) + 1);
                String day = day(value, locale);
                yield years.matches("-1|1|2") ? day + " · " + text("rules.offset." + years, locale) : day;
            }
            case OFFSET -> "";
            default -> value.isEmpty() ? text("rules.every", locale) : value;
        };
    }

    private static String day(String monthDay, Locale locale) {
        try {
            MonthDay day = MonthDay.parse("--" + monthDay);
            return day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.FULL, locale);
        } catch (DateTimeException e) {
            return monthDay;
        }
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
