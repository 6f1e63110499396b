package kh.isaf.workflow.render;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kh.isaf.workflow.render.FieldView.ErrorView;
import kh.isaf.workflow.render.FieldView.OnlyIf;
import kh.isaf.workflow.render.FieldView.OptionView;
import kh.isaf.workflow.render.FieldView.QuestionView;
import kh.isaf.workflow.render.FieldView.Traits;
import org.jspecify.annotations.Nullable;

/** Shows one question with what stands in it. */
final class QuestionViews {

    private final Map<String, ?> data;
    private final ErrorViews errors;
    private final String language;

    QuestionViews(Map<String, ?> data, ErrorViews errors, String language) {
        this.data = data;
        this.errors = errors;
        this.language = language;
    }

    QuestionView view(String prefix, Field.Question question, @Nullable Object typed, @Nullable OnlyIf onlyIf) {
        String path = prefix + question.key();
        Field.Frame frame = question.frame();
        List<OptionView> options = options(question, typed);
        String value = typed instanceof String text ? text : "";
        LocalDate date = question instanceof Field.Day ? TypedDate.read(value).orElse(null) : null;
        ErrorView error = errors.at(path);
        return new QuestionView(
                kind(question, date, value),
                path,
                frame.label().in(language),
                frame.hint().in(language),
                new Traits(frame.required(), frame.readOnly(), frame.half(), longest(question)),
                date == null ? value : date.toString(),
                shown(value, date, options),
                options,
                error,
                onlyIf);
    }

    /** A date picker would drop a wrong date as typed, so that one shows in a text input until it is right. */
    private static String kind(Field.Question question, @Nullable LocalDate date, String value) {
        if (question instanceof Field.Text text) {
            return text.lines() ? "textarea" : "textfield";
        }
        if (question instanceof Field.Amount) {
            return "number";
        }
        if (question instanceof Field.Tick) {
            return "checkbox";
        }
        if (question instanceof Field.OneOf one) {
            return one.dropDown() ? "select" : "radio";
        }
        if (question instanceof Field.AnyOf) {
            return "checklist";
        }
        return date == null && !value.isEmpty() ? "wrongdate" : "date";
    }

    private List<OptionView> options(Field.Question question, @Nullable Object typed) {
        List<?> chosen = typed instanceof List<?> several ? several : typed == null ? List.of() : List.of(typed);
        return choices(question, data).stream()
                .map(each -> new OptionView(each.value(), each.label().in(language), chosen.contains(each.value())))
                .toList();
    }

    static List<Option> choices(Field.Question question, Map<String, ?> data) {
        if (question instanceof Field.OneOf one) {
            return one.choices().in(data);
        }
        return question instanceof Field.AnyOf several ? several.choices().in(data) : List.of();
    }

    private static int longest(Field.Question question) {
        return question instanceof Field.Text text ? text.maxLength() : Typed.LONGEST_TEXT;
    }

    private static String shown(String value, @Nullable LocalDate date, List<OptionView> options) {
        if (date != null) {
            return TypedDate.asRead(date);
        }
        return options.isEmpty()
                ? value
                : options.stream()
                        .filter(OptionView::chosen)
                        .map(OptionView::label)
                        .collect(Collectors.joining(" · "));
    }
}
