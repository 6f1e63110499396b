package kh.isaf.workflow.rules;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns what is typed in a cell into the language of decision tables and back. What has no plain form stays as it is
 * written there, so that nothing of an edited file is lost; the model rules judge it.
 */
final class CellText {

    private static final String ANY = "-";
    private static final Pattern CODES = Pattern.compile("\\d+(\\s*,\\s*\\d+)*");
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

    private CellText() {}

    static String feel(RuleColumn column, List<String> choices, String typed) {
        String text = typed.strip();
        if (column.input() && (text.isEmpty() || text.equals(ANY))) {
            return ANY;
        }
        return switch (column.kind()) {
            case LIST -> choices.contains(text) ? quoted(text) : text;
            case MONTH_DAY -> text.matches("[0-9-]+") ? quoted(text) : text;
            case PROVINCE, DISTRICT ->
                CODES.matcher(text).matches()
                        ? Pattern.compile(",")
                                .splitAsStream(text)
                                .map(code -> quoted(code.strip()))
                                .collect(Collectors.joining(", "))
                        : text;
            case YEAR, OFFSET, DAYS, YES_NO -> text;
        };
    }

    static String typed(RuleColumn column, String feel) {
        String text = feel.strip();
        if (column.input() && text.equals(ANY)) {
            return "";
        }
        boolean codes = column.kind() == RuleColumn.Kind.PROVINCE || column.kind() == RuleColumn.Kind.DISTRICT;
        if (codes && WORDS.matcher(text).matches()) {
            return String.join(", ", words(text));
        }
        boolean word = column.kind() == RuleColumn.Kind.LIST || column.kind() == RuleColumn.Kind.MONTH_DAY;
        return word && text.matches("\"[A-Za-z0-9-]+\"") ? words(text).get(0) : text;
    }

    /** What stands between quotation marks. */
    static List<String> words(String feel) {
        Matcher matcher = WORD.matcher(feel);
        return matcher.results().map(found -> found.group(1)).toList();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
