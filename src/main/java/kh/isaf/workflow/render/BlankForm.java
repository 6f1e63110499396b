package kh.isaf.workflow.render;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.workflow.render.FieldView.OnlyIf;
import org.jspecify.annotations.Nullable;

/** A form to be filled in with a pen: everything it may ask, with its conditions in words, and room for the answers. */
public record BlankForm(List<Part> parts) {

    private static final int ROWS = 6;
    private static final int MOST_BOXES = 4;

    /**
     * One part of the paper.
     *
     * @param kind note, separator, group, table, boxes, lines, line, number, date or tick
     * @param options to tick, or to write the number of
     * @param parts of a group
     * @param table of a list
     */
    public record Part(
            String kind,
            String label,
            String hint,
            boolean required,
            @Nullable OnlyIf onlyIf,
            List<String> options,
            List<FieldView.NoteLine> note,
            List<Part> parts,
            @Nullable Table table) {}

    /**
     * A list as a table: narrow answers in columns, written ones on lines below each row.
     *
     * @param legends choices too many for a cell, of which the number is written
     * @param rows what stands in each row already, column by column; blank where a person writes
     */
    public record Table(List<Part> legends, List<Part> columns, List<Part> below, List<List<String>> rows) {

        public int width() {
            return columns.size() + 1;
        }
    }

    /**
     * @param data what {@code TaskForm.open} gave: the choices, and the rows of lists a person cannot change
     */
    public static BlankForm of(FormSchema schema, Map<String, ?> data, String language) {
        return new BlankForm(new Reading(schema, data, language).parts("", schema.fields()));
    }

    private record Reading(Map<String, ?> data, String language, OnlyIfs onlyIfs) {

        Reading(FormSchema schema, Map<String, ?> data, String language) {
            this(data, language, new OnlyIfs(schema, data, language));
        }

        List<Part> parts(String prefix, List<Field> fields) {
            return fields.stream().map(field -> part(prefix, field)).toList();
        }

        private Part part(String prefix, Field field) {
            OnlyIf onlyIf = onlyIfs.of(prefix, field.hide());
            if (field instanceof Field.Question question) {
                return question(question, onlyIf);
            }
            if (field instanceof Field.Group group) {
                return new Part(
                        "group",
                        group.label().in(language),
                        "",
                        false,
                        onlyIf,
                        List.of(),
                        List.of(),
                        parts(prefix, group.fields()),
                        null);
            }
            if (field instanceof Field.Rows list) {
                return new Part(
                        "table",
                        list.label().in(language),
                        "",
                        false,
                        onlyIf,
                        List.of(),
                        List.of(),
                        List.of(),
                        table(list));
            }
            List<FieldView.NoteLine> note =
                    field instanceof Field.Note text ? NoteLines.of(text.text().in(language)) : List.of();
            String kind = field instanceof Field.Note ? "note" : "separator";
            return new Part(kind, "", "", false, onlyIf, List.of(), note, List.of(), null);
        }

        private Part question(Field.Question question, @Nullable OnlyIf onlyIf) {
            List<String> options = QuestionViews.choices(question, data).stream()
                    .map(option -> option.label().in(language))
                    .toList();
            return new Part(
                    kind(question),
                    question.frame().label().in(language),
                    question.frame().hint().in(language),
                    question.required(),
                    onlyIf,
                    options,
                    List.of(),
                    List.of(),
                    null);
        }

        private static String kind(Field.Question question) {
            if (question instanceof Field.Text text) {
                return text.lines() ? "lines" : "line";
            }
            if (question instanceof Field.Amount) {
                return "number";
            }
            if (question instanceof Field.Day) {
                return "date";
            }
            return question instanceof Field.Tick ? "tick" : "boxes";
        }

        private Table table(Field.Rows list) {
            List<Field.Question> questions = new ArrayList<>();
            Typed.eachAsked(list.fields(), questions::add, nested -> {});
            List<Field.Question> narrow = questions.stream()
                    .filter(question -> !(question instanceof Field.Text))
                    .toList();
            List<Part> columns = narrow.stream().map(each -> cell(list, each)).toList();
            List<Part> below = questions.stream()
                    .filter(Field.Text.class::isInstance)
                    .map(each -> cell(list, each))
                    .toList();
            List<Part> legends = narrow.stream()
                    .filter(each -> !each.frame().readOnly())
                    .map(each -> cell(list, each))
                    .filter(each -> each.kind().equals("choice"))
                    .toList();
            return new Table(legends, columns, below, rows(list, narrow));
        }

        /** In a cell there is room for a few boxes; of many choices the number is written. */
        private Part cell(Field.Rows list, Field.Question question) {
            Part part = question(question, onlyIfs.of(list.key() + "[0].", question.hide()));
            return part.kind().equals("boxes") && part.options().size() > MOST_BOXES
                    ? new Part(
                            "choice",
                            part.label(),
                            part.hint(),
                            part.required(),
                            part.onlyIf(),
                            part.options(),
                            List.of(),
                            List.of(),
                            null)
                    : part;
        }

        private List<List<String>> rows(Field.Rows list, List<Field.Question> columns) {
            List<Map<String, Object>> given = Typed.rows(data, list.key());
            int count = list.fixed() ? Typed.fixedRows(list, given) : Math.max(ROWS, list.atLeast());
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Map<String, Object> row =
                        list.fixed() && given != null && i < given.size() ? given.get(i) : new LinkedHashMap<>();
                rows.add(columns.stream().map(column -> said(column, row)).toList());
            }
            return rows;
        }

        /** What a person may not change stands on the paper; all else is left blank. */
        private String said(Field.Question question, Map<String, Object> row) {
            Object value = row.get(question.key());
            if (!question.frame().readOnly() || value == null) {
                return "";
            }
            String text = value instanceof BigDecimal number
                    ? number.stripTrailingZeros().toPlainString()
                    : value.toString();
            return QuestionViews.choices(question, data).stream()
                    .filter(option -> option.value().equals(text))
                    .map(option -> option.label().in(language))
                    .findFirst()
                    .orElse(text);
        }
    }
}
