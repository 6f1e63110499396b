package kh.isaf.workflow.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds figures in the answers of a form, whether just read from a page or as they were kept. */
final class FigureReading {

    private final Map<String, Object> answers;

    FigureReading(Map<String, Object> answers) {
        this.answers = answers;
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> rows(String list) {
        return answers.get(list) instanceof List<?> rows
                ? rows.stream()
                        .map(row -> row instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.<String, Object>of())
                        .toList()
                : List.of();
    }

    /** The figure at a path, within this row where the path leads there; the sum of all rows from outside the list. */
    Optional<BigDecimal> number(String path, @Nullable String list, @Nullable Map<String, Object> row) {
        int point = path.indexOf('.');
        if (point < 0) {
            return number(answers.get(path));
        }
        String own = path.substring(0, point);
        String key = path.substring(point + 1);
        return own.equals(list) && row != null
                ? number(row.get(key))
                : rows(own).stream()
                        .map(each -> number(each.get(key)))
                        .flatMap(Optional::stream)
                        .reduce(BigDecimal::add);
    }

    Optional<LocalDate> day(String path, @Nullable String list, @Nullable Map<String, Object> row) {
        int point = path.indexOf('.');
        if (point < 0) {
            return day(answers.get(path));
        }
        return path.substring(0, point).equals(list) && row != null
                ? day(row.get(path.substring(point + 1)))
                : Optional.empty();
    }

    static Optional<BigDecimal> number(@Nullable Object answer) {
        return answer instanceof Number number ? Optional.of(new BigDecimal(number.toString())) : Optional.empty();
    }

    private static Optional<LocalDate> day(@Nullable Object answer) {
        if (answer instanceof LocalDate date) {
            return Optional.of(date);
        }
        try {
            return Optional.ofNullable(answer).map(Objects::toString).map(LocalDate::parse);
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
