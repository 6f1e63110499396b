package kh.isaf.workflow.render;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands in the inputs, as text: a text per question, texts for a checklist, maps for the rows of a list. */
final class Typed {

    static final int LONGEST_TEXT = 10_000;
    static final int MOST_ROWS = 200;

    private Typed() {}

    /** The questions and lists among these parts, through the groups. */
    static void eachAsked(List<Field> fields, Consumer<Field.Question> question, Consumer<Field.Rows> list) {
        for (Field field : fields) {
            if (field instanceof Field.Question asked) {
                question.accept(asked);
            } else if (field instanceof Field.Rows rows) {
                list.accept(rows);
            } else if (field instanceof Field.Group group) {
                eachAsked(group.fields(), question, list);
            }
        }
    }

    /** What stands in a form not typed in yet: what the draft holds, else what the task gives, else what the form presets. */
    static Map<String, Object> start(List<Field> fields, Map<String, ?> data, Map<String, ?> draft) {
        Map<String, Object> typed = new LinkedHashMap<>();
        eachAsked(
                fields,
                question -> {
                    boolean drafted = draft.containsKey(question.key())
                            && !question.frame().readOnly();
                    Object value = (drafted ? draft : data).get(question.key());
                    typed.put(question.key(), text(question, value == null && !drafted ? preset(question) : value));
                },
                list -> typed.put(list.key(), startRows(list, rows(data, list.key()), rows(draft, list.key()))));
        return typed;
    }

    /** Answers as they were kept, with nothing put in where there was none. */
    static Map<String, Object> kept(List<Field> fields, Map<String, ?> answers) {
        Map<String, Object> typed = new LinkedHashMap<>();
        eachAsked(fields, question -> typed.put(question.key(), text(question, answers.get(question.key()))), list -> {
            List<Map<String, Object>> rows = rows(answers, list.key());
            typed.put(
                    list.key(),
                    rows == null
                            ? List.of()
                            : rows.stream().map(row -> kept(list.fields(), row)).toList());
        });
        return typed;
    }

    /** An empty row as the form presets it. */
    static Map<String, Object> emptyRow(Field.Rows list) {
        return start(list.fields(), Map.of(), Map.of());
    }

    /** The rows of a list in a map of answers; null where the map says nothing of the list. */
    @SuppressWarnings("unchecked")
    static @Nullable List<Map<String, Object>> rows(Map<String, ?> answers, String key) {
        if (!(answers.get(key) instanceof List<?> list)) {
            return null;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object row : list) {
            rows.add(row instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of());
        }
        return rows;
    }

    static int fixedRows(Field.Rows list, @Nullable List<Map<String, Object>> given) {
        return Math.min(MOST_ROWS, given == null ? list.atFirst() : given.size());
    }

    /** An answer as it stands in its input. */
    static Object text(Field.Question question, @Nullable Object answer) {
        boolean lines = question instanceof Field.Text text && text.lines();
        if (question instanceof Field.AnyOf) {
            List<String> ticked = new ArrayList<>();
            if (answer instanceof Iterable<?> several) {
                several.forEach(each -> ticked.add(CleanText.of(String.valueOf(each), false, LONGEST_TEXT)));
            }
            return ticked.size() > MOST_ROWS ? List.copyOf(ticked.subList(0, MOST_ROWS)) : List.copyOf(ticked);
        }
        String text =
                answer instanceof Number number ? plain(new BigDecimal(number.toString())) : String.valueOf(answer);
        return answer == null ? "" : CleanText.of(text, lines, LONGEST_TEXT);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static @Nullable Object preset(Field.Question question) {
        String preset = question.frame().preset();
        return preset != null && question instanceof Field.AnyOf ? List.of(preset) : preset;
    }

    private static List<Map<String, Object>> startRows(
            Field.Rows list, @Nullable List<Map<String, Object>> given, @Nullable List<Map<String, Object>> drafted) {
        List<Map<String, Object>> first = drafted != null ? drafted : given;
        int count = list.fixed() || first == null ? fixedRows(list, given) : Math.min(MOST_ROWS, first.size());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // a list that grows is taken whole from the draft: its rows may have moved against the given ones
            boolean alongside = list.fixed() || drafted == null;
            rows.add(start(list.fields(), alongside ? row(given, i) : row(drafted, i), row(drafted, i)));
        }
        return rows;
    }

    private static Map<String, Object> row(@Nullable List<Map<String, Object>> rows, int index) {
        return rows == null || index >= rows.size() ? Map.of() : rows.get(index);
    }
}
