package kh.isaf.workflow.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a form read from their texts in the order asked: a part hidden by the answers before it is not asked,
 * and its answer is not kept. Blank rows of a list that grows are left out.
 */
final class Answers {

    /** A question that was asked, with what was read. */
    record Asked(String path, Field.Question question, Reading reading) {}

    /** A list that was asked, with the rows on the page and those kept. */
    record AskedRows(Field.Rows list, int shown, int kept) {}

    private final Map<String, ?> data;
    private final Map<String, Map<String, Object>> scopes = new LinkedHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<AskedRows> lists = new ArrayList<>();
    private final Map<String, Object> values;

    private Answers(FormSchema schema, Map<String, Object> typed, Map<String, ?> data) {
        this.data = data;
        this.values = read("", schema.fields(), typed, Map.of());
    }

    static Answers read(FormSchema schema, Map<String, Object> typed, Map<String, ?> data) {
        return new Answers(schema, typed, data);
    }

    Map<String, Object> values() {
        return values;
    }

    List<Asked> asked() {
        return asked;
    }

    List<AskedRows> lists() {
        return lists;
    }

    /** What the conditions of a row (prefix {@code actions[2].}), or of the form (empty prefix), look at. */
    Map<String, Object> scope(String prefix) {
        return scopes.getOrDefault(prefix, Map.of());
    }

    private Map<String, Object> read(
            String prefix, List<Field> fields, Map<String, Object> typed, Map<String, Object> around) {
        Map<String, Object> scope = new LinkedHashMap<>(around);
        Typed.eachAsked(
                fields,
                question -> {
                    // a row's own question comes before one of the form with the same key, also when blank
                    scope.remove(question.key());
                    Object value = Reading.of(question, typed.get(question.key()), data)
                            .value();
                    if (value != null) {
                        scope.put(question.key(), value);
                    }
                },
                list -> {});
        scopes.put(prefix, scope);
        Map<String, Object> kept = new LinkedHashMap<>();
        ask(prefix, fields, typed, scope, kept, true);
        return kept;
    }

    private void ask(
            String prefix,
            List<Field> fields,
            Map<String, Object> typed,
            Map<String, Object> scope,
            Map<String, Object> kept,
            boolean shown) {
        for (Field field : fields) {
            boolean here = shown && !field.hide().holds(scope);
            if (field instanceof Field.Group group) {
                ask(prefix, group.fields(), typed, scope, kept, here);
            } else if (field instanceof Field.Question question) {
                ask(prefix, question, typed, scope, kept, here);
            } else if (field instanceof Field.Rows list && here) {
                List<Map<String, Object>> rows = rows(list, typed, scope);
                kept.put(list.key(), rows);
                scope.put(list.key(), rows);
            }
        }
    }

    private void ask(
            String prefix,
            Field.Question question,
            Map<String, Object> typed,
            Map<String, Object> scope,
            Map<String, Object> kept,
            boolean shown) {
        if (!shown) {
            scope.remove(question.key());
            return;
        }
        Reading reading = Reading.of(question, typed.get(question.key()), data);
        asked.add(new Asked(prefix + question.key(), question, reading));
        if (reading.value() != null) {
            kept.put(question.key(), reading.value());
        }
    }

    private List<Map<String, Object>> rows(Field.Rows list, Map<String, Object> typed, Map<String, Object> scope) {
        List<Map<String, Object>> typedRows = Typed.rows(typed, list.key());
        List<Map<String, Object>> kept = new ArrayList<>();
        int shown = typedRows == null ? 0 : typedRows.size();
        for (int i = 0; i < shown; i++) {
            Map<String, Object> row = at(typedRows, i);
            int before = asked.size();
            Map<String, Object> answers = read(list.key() + "[" + i + "].", list.fields(), row, scope);
            if (!list.fixed() && isBlank(asked.subList(before, asked.size()))) {
                asked.subList(before, asked.size()).clear();
            } else {
                kept.add(answers);
            }
        }
        lists.add(new AskedRows(list, shown, kept.size()));
        return kept;
    }

    private static boolean isBlank(List<Asked> row) {
        return row.stream().allMatch(each -> each.reading().isBlank());
    }

    private static Map<String, Object> at(@Nullable List<Map<String, Object>> rows, int index) {
        return rows == null ? Map.of() : rows.get(index);
    }
}
