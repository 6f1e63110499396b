package kh.isaf.workflow.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.workflow.render.FieldView.ErrorView;
import org.jspecify.annotations.Nullable;

/** The errors of a form with row, label and place on the page. */
final class ErrorViews {

    private static final Pattern ROW = Pattern.compile("\\[(\\d{1,3})]");

    private final Map<String, ErrorView> byPath = new LinkedHashMap<>();
    private final List<ErrorView> all = new ArrayList<>();

    ErrorViews(FormSchema schema, List<FieldError> errors, String language) {
        for (FieldError error : errors) {
            ErrorView view = view(schema, error, language);
            all.add(view);
            if (error.path() != null) {
                byPath.putIfAbsent(error.path(), view);
            }
        }
    }

    List<ErrorView> all() {
        return all;
    }

    @Nullable
    ErrorView at(String path) {
        return byPath.get(path);
    }

    private static ErrorView view(FormSchema schema, FieldError error, String language) {
        String path = error.path();
        Field field = path == null ? null : schema.at(path).orElse(null);
        if (path == null || field == null) {
            return new ErrorView(null, null, null, "", error.messageKey(), error.args());
        }
        Matcher row = ROW.matcher(path);
        return new ErrorView(
                target(path, field),
                schema.hasSeveralLists() ? list(schema, path, language) : null,
                row.find() ? Integer.valueOf(row.group(1)) + 1 : null,
                label(schema, field, language),
                error.messageKey(),
                error.args());
    }

    private static @Nullable String list(FormSchema schema, String path, String language) {
        int end = path.indexOf('[');
        return end < 0
                ? null
                : schema.at(path.substring(0, end))
                        .map(list -> label(list).in(language))
                        .orElse(null);
    }

    /** A label that the form uses twice is told apart by its group. */
    private static String label(FormSchema schema, Field field, String language) {
        String own = label(field).in(language);
        List<Field.Group> alike = schema.fields().stream()
                .filter(Field.Group.class::isInstance)
                .map(Field.Group.class::cast)
                .filter(group -> group.fields().stream()
                        .anyMatch(each -> label(each).in(language).equals(own)))
                .toList();
        return alike.size() < 2
                ? own
                : alike.stream()
                        .filter(group -> group.fields().contains(field))
                        .findFirst()
                        .map(group -> group.label().in(language) + " – " + own)
                        .orElse(own);
    }

    private static Wording label(Field field) {
        if (field instanceof Field.Question question) {
            return question.frame().label();
        }
        return field instanceof Field.Container container ? container.label() : Wording.NONE;
    }

    /** A set of boxes or radio buttons has no input of its own: its first one is the place to go. */
    private static String target(String path, Field field) {
        boolean several = field instanceof Field.AnyOf || field instanceof Field.OneOf one && !one.dropDown();
        return FormView.id(path) + (several ? "-0" : "");
    }
}
