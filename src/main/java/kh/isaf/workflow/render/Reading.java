package kh.isaf.workflow.render;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer read from its text: the value, or why the text is none; neither when nothing was answered. */
record Reading(@Nullable Object value, @Nullable String problem) {

    private static final Reading NOTHING = new Reading(null, null);

    static Reading of(Field.Question question, @Nullable Object typed, Map<String, ?> data) {
        String text = typed instanceof String given ? given : "";
        if (question instanceof Field.Tick) {
            return value(text.equals("true") || text.equals("on"));
        }
        if (question instanceof Field.AnyOf several) {
            return anyOf(several, typed, data);
        }
        if (CleanText.isBlank(text)) {
            return NOTHING;
        }
        if (question instanceof Field.Amount amount) {
            Optional<BigDecimal> number = TypedNumber.read(text, amount.decimals());
            return number.map(Reading::value).orElseGet(() -> problem("form.error.number"));
        }
        if (question instanceof Field.Day) {
            Optional<LocalDate> date = TypedDate.read(text);
            return date.map(Reading::value).orElseGet(() -> problem("form.error.date"));
        }
        if (question instanceof Field.OneOf one) {
            return offered(one.choices(), text, data) ? value(text) : problem("form.error.choice");
        }
        return value(text);
    }

    private static Reading anyOf(Field.AnyOf question, @Nullable Object typed, Map<String, ?> data) {
        List<String> ticked = new ArrayList<>();
        if (typed instanceof Iterable<?> given) {
            for (Object each : given) {
                if (!offered(question.choices(), String.valueOf(each), data)) {
                    return problem("form.error.choice");
                }
                ticked.add(String.valueOf(each));
            }
        }
        return value(ticked.stream().distinct().toList());
    }

    private static boolean offered(Choices choices, String value, Map<String, ?> data) {
        return choices.in(data).stream().anyMatch(option -> option.value().equals(value));
    }

    private static Reading value(Object value) {
        return new Reading(value, null);
    }

    private static Reading problem(String messageKey) {
        return new Reading(null, messageKey);
    }

    /** Whether a person has said nothing here; an unticked box says nothing. */
    boolean isBlank() {
        return problem == null
                && (value == null || value.equals(false) || value instanceof List<?> list && list.isEmpty());
    }
}
