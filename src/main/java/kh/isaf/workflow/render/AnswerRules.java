package kh.isaf.workflow.render;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the answers that were asked against the rules of the form: required, ranges, lengths, dates, rows. */
final class AnswerRules {

    private final LocalDate today;

    AnswerRules(LocalDate today) {
        this.today = today;
    }

    List<FieldError> broken(Answers answers) {
        List<FieldError> errors = new ArrayList<>();
        for (Answers.Asked asked : answers.asked()) {
            broken(asked).ifPresent(errors::add);
        }
        for (Answers.AskedRows list : answers.lists()) {
            String path = list.list().key();
            if (list.shown() > Typed.MOST_ROWS) {
                errors.add(FieldError.at(path, "form.error.tooManyRows", String.valueOf(Typed.MOST_ROWS)));
            } else if (list.kept() < list.list().atLeast()) {
                errors.add(FieldError.at(
                        path,
                        "form.error.tooFewRows",
                        String.valueOf(list.list().atLeast())));
            }
        }
        quorums(answers.asked(), errors);
        return errors;
    }

    /** Those present together are more than half of all; said once, at the first of them. */
    private static void quorums(List<Answers.Asked> asked, List<FieldError> errors) {
        Map<String, BigDecimal> together = new LinkedHashMap<>();
        Map<String, String> first = new HashMap<>();
        Map<String, BigDecimal> numbers = new HashMap<>();
        for (Answers.Asked one : asked) {
            if (one.question() instanceof Field.Amount amount && one.reading().value() instanceof BigDecimal number) {
                numbers.put(one.path(), number);
                String all = amount.moreThanHalfOf();
                if (all != null) {
                    together.merge(all, number, BigDecimal::add);
                    first.putIfAbsent(all, one.path());
                }
            }
        }
        together.forEach((all, present) -> {
            BigDecimal members = numbers.get(all);
            if (members != null && present.multiply(BigDecimal.valueOf(2)).compareTo(members) <= 0) {
                errors.add(FieldError.at(first.get(all), "form.error.quorum", members.toPlainString()));
            } else if (members != null && present.compareTo(members) > 0) {
                errors.add(FieldError.at(first.get(all), "form.error.morePresent", members.toPlainString()));
            }
        });
    }

    private Optional<FieldError> broken(Answers.Asked asked) {
        String path = asked.path();
        Reading reading = asked.reading();
        if (reading.problem() != null) {
            return Optional.of(FieldError.at(path, reading.problem()));
        }
        if (reading.isBlank()) {
            return asked.question().required() ? Optional.of(missing(path, asked.question())) : Optional.empty();
        }
        return Optional.ofNullable(rule(path, asked.question(), reading.value()));
    }

    private @Nullable FieldError rule(String path, Field.Question question, @Nullable Object value) {
        if (question instanceof Field.Text text && value instanceof String typed) {
            return text(path, text, typed.length());
        }
        if (question instanceof Field.Amount amount && value instanceof BigDecimal number) {
            return amount(path, amount, number);
        }
        return question instanceof Field.Day day && value instanceof LocalDate date ? day(path, day, date) : null;
    }

    private static FieldError missing(String path, Field.Question question) {
        if (question instanceof Field.Tick) {
            return FieldError.at(path, "form.error.tick");
        }
        boolean choice = question instanceof Field.OneOf || question instanceof Field.AnyOf;
        return FieldError.at(path, choice ? "form.error.choose" : "form.error.required");
    }

    private static @Nullable FieldError text(String path, Field.Text rule, int length) {
        if (length > rule.maxLength()) {
            return FieldError.at(path, "form.error.tooLong", String.valueOf(rule.maxLength()));
        }
        return length < rule.minLength()
                ? FieldError.at(path, "form.error.tooShort", String.valueOf(rule.minLength()))
                : null;
    }

    private static @Nullable FieldError amount(String path, Field.Amount rule, BigDecimal number) {
        BigDecimal min = rule.min();
        BigDecimal max = rule.max();
        Integer decimals = rule.decimals();
        if (decimals != null && number.stripTrailingZeros().scale() > decimals) {
            return decimals == 0
                    ? FieldError.at(path, "form.error.whole")
                    : FieldError.at(path, "form.error.decimals", decimals.toString());
        }
        if (min != null && number.compareTo(min) < 0) {
            return FieldError.at(path, "form.error.min", min.toPlainString());
        }
        return max != null && number.compareTo(max) > 0
                ? FieldError.at(path, "form.error.max", max.toPlainString())
                : null;
    }

    private @Nullable FieldError day(String path, Field.Day rule, LocalDate date) {
        if (rule.notInFuture() && date.isAfter(today)) {
            return FieldError.at(path, "form.error.future", TypedDate.asRead(today));
        }
        return rule.notInPast() && date.isBefore(today)
                ? FieldError.at(path, "form.error.past", TypedDate.asRead(today))
                : null;
    }
}
