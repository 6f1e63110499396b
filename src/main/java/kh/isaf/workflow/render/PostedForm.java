package kh.isaf.workflow.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes what stands in the inputs from a post: declared names only, and the row buttons carried out. */
final class PostedForm {

    private static final Pattern ROW = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)\\[(\\d{1,3})](\\..*)?");

    private final Map<String, List<String>> parameters;

    PostedForm(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** What the task gives stays as given where a person may not change it. */
    Map<String, Object> typed(FormSchema schema, Map<String, ?> data) {
        Map<String, Object> typed = new LinkedHashMap<>();
        Map<String, Object> given = Typed.start(schema.fields(), data, Map.of());
        Typed.eachAsked(
                schema.fields(),
                question -> typed.put(question.key(), answer(question, "", given)),
                list -> typed.put(list.key(), rows(list, Typed.rows(given, list.key()))));
        return typed;
    }

    private Object answer(Field.Question question, String prefix, @Nullable Map<String, Object> given) {
        Object fromTask = given == null ? null : given.get(question.key());
        if (question.frame().readOnly() && fromTask != null) {
            return fromTask;
        }
        List<String> posted = parameters.getOrDefault(prefix + question.key(), List.of());
        return Typed.text(question, question instanceof Field.AnyOf ? posted : first(posted));
    }

    private List<Map<String, Object>> rows(Field.Rows list, @Nullable List<Map<String, Object>> given) {
        int count = list.fixed() ? Typed.fixedRows(list, given) : posted(list);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String prefix = list.key() + "[" + i + "].";
            Map<String, Object> row = new LinkedHashMap<>();
            Map<String, Object> fromTask = list.fixed() && given != null && i < given.size() ? given.get(i) : null;
            Typed.eachAsked(
                    list.fields(),
                    question -> row.put(question.key(), answer(question, prefix, fromTask)),
                    nested -> {});
            rows.add(row);
        }
        if (!list.fixed()) {
            pressed(list, rows);
        }
        return rows;
    }

    private void pressed(Field.Rows list, List<Map<String, Object>> rows) {
        if (list.key().equals(first(parameters.get("_add"))) && rows.size() < Typed.MOST_ROWS) {
            rows.add(Typed.emptyRow(list));
        }
        String remove = first(parameters.get("_remove"));
        Matcher row = ROW.matcher(remove == null ? "" : remove);
        if (row.matches() && row.group(1).equals(list.key())) {
            int index = Integer.parseInt(row.group(2));
            if (index < rows.size()) {
                rows.remove(index);
            }
        }
    }

    /** How many rows were on the page: as the page says, or as the names show; one more than allowed is enough to know. */
    private int posted(Field.Rows list) {
        String said = first(parameters.get("_rows." + list.key()));
        int count = said != null && said.matches("\\d{1,3}") ? Integer.parseInt(said) : 0;
        for (String name : parameters.keySet()) {
            Matcher row = ROW.matcher(name);
            if (row.matches() && row.group(1).equals(list.key())) {
                count = Math.max(count, Integer.parseInt(row.group(2)) + 1);
            }
        }
        return Math.min(count, Typed.MOST_ROWS + 1);
    }

    private static @Nullable String first(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
