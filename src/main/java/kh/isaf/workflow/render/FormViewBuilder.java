package kh.isaf.workflow.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kh.isaf.workflow.render.FieldView.GroupView;
import kh.isaf.workflow.render.FieldView.LaterView;
import kh.isaf.workflow.render.FieldView.NoteView;
import kh.isaf.workflow.render.FieldView.OnlyIf;
import kh.isaf.workflow.render.FieldView.RowView;
import kh.isaf.workflow.render.FieldView.RowsView;
import kh.isaf.workflow.render.FieldView.SeparatorView;
import org.jspecify.annotations.Nullable;

/**
 * Builds what a page shows of a form. A part with a plain condition always shows, with the condition in words, so that
 * nobody needs a script or a round trip to see what will be asked; other conditional parts show as the answers stand.
 */
final class FormViewBuilder {

    private final Answers answers;
    private final ErrorViews errors;
    private final String language;
    private final boolean reading;
    private final QuestionViews questions;
    private final OnlyIfs onlyIfs;

    FormViewBuilder(
            FormSchema schema,
            Map<String, ?> data,
            Answers answers,
            ErrorViews errors,
            String language,
            boolean reading) {
        this.answers = answers;
        this.errors = errors;
        this.language = language;
        this.reading = reading;
        this.questions = new QuestionViews(data, errors, language);
        this.onlyIfs = new OnlyIfs(schema, data, language);
    }

    List<FieldView> fields(String prefix, List<Field> fields, Map<String, Object> typed) {
        List<FieldView> views = new ArrayList<>();
        for (Field field : fields) {
            OnlyIf onlyIf = reading ? null : onlyIfs.of(prefix, field.hide());
            boolean follows = reading || onlyIf == null;
            if (!follows || !field.hide().holds(answers.scope(prefix))) {
                views.add(view(prefix, field, typed, onlyIf));
            } else if (!reading && !endsWithLater(views)) {
                views.add(new LaterView());
            }
        }
        return views;
    }

    private static boolean endsWithLater(List<FieldView> views) {
        return !views.isEmpty() && views.get(views.size() - 1) instanceof LaterView;
    }

    private FieldView view(String prefix, Field field, Map<String, Object> typed, @Nullable OnlyIf onlyIf) {
        if (field instanceof Field.Question question) {
            return questions.view(prefix, question, typed.get(question.key()), onlyIf);
        }
        if (field instanceof Field.Group group) {
            return new GroupView(group.label().in(language), fields(prefix, group.fields(), typed), onlyIf);
        }
        if (field instanceof Field.Rows list) {
            return rows(list, typed, onlyIf);
        }
        return field instanceof Field.Note note
                ? new NoteView(NoteLines.of(note.text().in(language)), onlyIf)
                : new SeparatorView(onlyIf);
    }

    private RowsView rows(Field.Rows list, Map<String, Object> typed, @Nullable OnlyIf onlyIf) {
        List<RowView> rows = new ArrayList<>();
        List<Map<String, Object>> typedRows = Typed.rows(typed, list.key());
        if (typedRows != null) {
            for (Map<String, Object> row : typedRows) {
                String path = list.key() + "[" + rows.size() + "]";
                rows.add(new RowView(path, rows.size() + 1, fields(path + ".", list.fields(), row)));
            }
        }
        return new RowsView(list.key(), list.label().in(language), rows, !list.fixed(), errors.at(list.key()), onlyIf);
    }
}
