package kh.isaf.workflow.render;

import java.util.List;
import java.util.Map;

/** A form as a page shows it to one reader: its parts with what stands in them, and what is wrong. */
public record FormView(String id, String language, List<FieldView> fields, List<FieldView.ErrorView> errors) {

    /** The form as it opens: a draft wins over what the task gives. */
    public static FormView open(FormSchema schema, Map<String, ?> data, Map<String, ?> draft, String language) {
        return build(schema, Typed.start(schema.fields(), data, draft), data, List.of(), language, false);
    }

    /** The form with the answers as they were sent, to be corrected: what was left blank stays blank. */
    public static FormView sent(FormSchema schema, Map<String, ?> data, Map<String, ?> answers, String language) {
        Map<String, Object> sent = Typed.kept(schema.fields(), answers);
        return build(schema, Typed.start(schema.fields(), data, sent), data, List.of(), language, false);
    }

    /** The form again after a post, with all that was typed; errors may be the domain's too. */
    public static FormView again(
            FormSchema schema, FormPost post, Map<String, ?> data, List<FieldError> errors, String language) {
        return build(schema, post.typed(), data, errors, language, false);
    }

    /** The submitted values, to read only; parts that were not asked do not show. The data names the options. */
    public static FormView toRead(FormSchema schema, Map<String, ?> values, Map<String, ?> data, String language) {
        return build(schema, Typed.kept(schema.fields(), values), data, List.of(), language, true);
    }

    private static FormView build(
            FormSchema schema,
            Map<String, Object> typed,
            Map<String, ?> data,
            List<FieldError> errors,
            String language,
            boolean reading) {
        Answers answers = Answers.read(schema, typed, data);
        ErrorViews errorViews = new ErrorViews(schema, errors, language);
        FormViewBuilder builder = new FormViewBuilder(schema, data, answers, errorViews, language, reading);
        return new FormView(schema.id(), language, builder.fields("", schema.fields(), typed), errorViews.all());
    }

    /** The id of the element for a path: {@code actions[2].lead} is {@code f-actions-2-lead}. */
    static String id(String path) {
        return "f-" + path.replace("[", "-").replace("].", "-").replace("]", "").replace('.', '-');
    }
}
