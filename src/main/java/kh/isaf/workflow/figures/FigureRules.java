package kh.isaf.workflow.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds answers against one rule. A figure that was not asked or not answered breaks none. */
final class FigureRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int FEWEST_ROWS = 3;

    private final FigureRule rule;
    private final FigureReading now;
    private final FigureReading before;
    private final int year;

    private FigureRules(FigureRule rule, Map<String, Object> answers, Map<String, Object> lastYear, int year) {
        this.rule = rule;
        this.now = new FigureReading(answers);
        this.before = new FigureReading(lastYear);
        this.year = year;
    }

    /**
     * The paths of the figures that break the rule.
     *
     * @param lastYear the answers of the same task and provider a year ago; empty where there are none
     * @param year of the cycle
     */
    static List<String> broken(FigureRule rule, Map<String, Object> answers, Map<String, Object> lastYear, int year) {
        return new FigureRules(rule, answers, lastYear, year).broken();
    }

    private List<String> broken() {
        String list = rule.list();
        if (list == null) {
            return breaks(null, null) ? List.of(rule.field()) : List.of();
        }
        if (rule.kind() == CheckKind.ALL_EQUAL) {
            return allEqual(list) ? List.of(path(list, 0)) : List.of();
        }
        List<String> broken = new ArrayList<>();
        List<Map<String, Object>> rows = now.rows(list);
        for (int i = 0; i < rows.size(); i++) {
            if (breaks(list, rows.get(i))) {
                broken.add(path(list, i));
            }
        }
        return broken;
    }

    private String path(String list, int row) {
        return list + "[" + row + "]" + rule.field().substring(list.length());
    }

    private boolean breaks(@Nullable String list, @Nullable Map<String, Object> row) {
        if (rule.kind().ofDates()) {
            Optional<LocalDate> day = now.day(rule.field(), list, row);
            Optional<LocalDate> earliest = rule.kind() == CheckKind.NOT_BEFORE_DAY
                    ? dayOfTheCycle()
                    : other().flatMap(other -> now.day(other, list, row));
            return day.isPresent()
                    && earliest.filter(date -> day.get().isBefore(date)).isPresent();
        }
        Optional<BigDecimal> figure = now.number(rule.field(), list, row);
        return figure.isPresent() && breaks(figure.get(), list, row);
    }

    private boolean breaks(BigDecimal figure, @Nullable String list, @Nullable Map<String, Object> row) {
        return switch (rule.kind()) {
            case AT_MOST_FIELD ->
                other().flatMap(other -> now.number(other, list, row))
                        .filter(most -> figure.compareTo(most) > 0)
                        .isPresent();
            case SUM_EQUALS ->
                sum(list, row).filter(sum -> sum.compareTo(figure) != 0).isPresent();
            case SUM_AT_MOST ->
                sum(list, row).filter(sum -> sum.compareTo(figure) > 0).isPresent();
            case IN_RANGE -> outside(figure);
            case CHANGE ->
                before.number(rule.field(), null, null)
                        .filter(last -> last.signum() != 0 && changed(figure, last))
                        .isPresent();
            case SHARE ->
                other().flatMap(other -> now.number(other, list, row))
                        .filter(whole -> whole.signum() > 0 && outside(percent(figure, whole)))
                        .isPresent();
            default -> false;
        };
    }

    private boolean outside(BigDecimal figure) {
        BigDecimal low = rule.low();
        BigDecimal high = rule.high();
        return low != null && figure.compareTo(low) < 0 || high != null && figure.compareTo(high) > 0;
    }

    private boolean changed(BigDecimal figure, BigDecimal last) {
        BigDecimal most = rule.high();
        return most != null && percent(figure.subtract(last).abs(), last.abs()).compareTo(most) > 0;
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 4, RoundingMode.HALF_UP);
    }

    private Optional<BigDecimal> sum(@Nullable String list, @Nullable Map<String, Object> row) {
        return rule.others().stream()
                .map(other -> now.number(other, list, row))
                .flatMap(Optional::stream)
                .reduce(BigDecimal::add);
    }

    private boolean allEqual(String list) {
        List<String> columns = Stream.concat(Stream.of(rule.field()), rule.others().stream())
                .filter(path -> path.startsWith(list + "."))
                .map(path -> path.substring(list.length() + 1))
                .toList();
        List<List<BigDecimal>> rows = now.rows(list).stream()
                .map(row -> columns.stream()
                        .map(column -> FigureReading.number(row.get(column))
                                .orElse(BigDecimal.ZERO)
                                .stripTrailingZeros())
                        .toList())
                .toList();
        boolean said = rows.stream().flatMap(List::stream).anyMatch(figure -> figure.signum() != 0);
        return said && rows.size() >= FEWEST_ROWS && rows.stream().distinct().count() == 1;
    }

    private Optional<String> other() {
        return rule.others().stream().findFirst();
    }

    private Optional<LocalDate> dayOfTheCycle() {
        return other().flatMap(FigureRules::dayOfYear).map(day -> day.atYear(year));
    }

    /** A day of any year, as {@code 03-15}. */
    static Optional<MonthDay> dayOfYear(String typed) {
        try {
            return Optional.of(MonthDay.parse("--" + typed));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
