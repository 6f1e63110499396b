package kh.isaf.workflow.render;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A post of a form: what was typed (to show again, or to keep as a draft), what it means, and what is wrong with it.
 * The values are String, BigDecimal, Boolean, LocalDate, List of String, and for lists of rows List of Map; what was
 * left blank or not asked is absent.
 */
public record FormPost(Map<String, Object> typed, Map<String, Object> values, List<FieldError> errors) {

    public FormPost {
        errors = List.copyOf(errors);
    }

    /**
     * Reads the parameters of a post; rows are added and removed as the buttons say.
     *
     * @param data what {@code TaskForm.open} gave: options by key, and answers a person may not change
     * @param today the day on the business clock
     */
    public static FormPost read(
            FormSchema schema, Map<String, List<String>> parameters, Map<String, ?> data, LocalDate today) {
        return check(schema, new PostedForm(parameters).typed(schema, data), data, today);
    }

    /** Reads answers that did not come from a page, under the same rules: typed values or a draft. */
    public static FormPost of(FormSchema schema, Map<String, ?> answers, Map<String, ?> data, LocalDate today) {
        return check(schema, Typed.start(schema.fields(), data, answers), data, today);
    }

    /** Whether the answers can go to the domain. */
    public boolean accepted() {
        return errors.isEmpty();
    }

    private static FormPost check(FormSchema schema, Map<String, Object> typed, Map<String, ?> data, LocalDate today) {
        Answers answers = Answers.read(schema, typed, data);
        return new FormPost(typed, answers.values(), new AnswerRules(today).broken(answers));
    }
}
