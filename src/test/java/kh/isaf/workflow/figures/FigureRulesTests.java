package kh.isaf.workflow.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each kind of check, met and not met. */
class FigureRulesTests {

    private static final Map<String, Object> ANSWERS = Map.of(
            "total", BigDecimal.valueOf(24),
            "female", BigDecimal.valueOf(14),
            "male", 10,
            "heldOn", LocalDate.of(2027, 6, 1),
            "plannedTo", "2027-05-31",
            "lines",
                    List.of(
                            Map.of("done", 3, "all", 4, "on", "2027-03-01"),
                            Map.of("done", 5, "all", 4, "on", "2026-12-31"),
                            Map.of("done", 1)));

    @Test
    void aFigureIsAtMostAnother() {
        assertThat(broken(CheckKind.AT_MOST_FIELD, "female", List.of("total"), null, null))
                .isEmpty();
        assertThat(broken(CheckKind.AT_MOST_FIELD, "total", List.of("female"), null, null))
                .containsExactly("total");
        assertThat(broken(CheckKind.AT_MOST_FIELD, "lines.done", List.of("lines.all"), null, null))
                .containsExactly("lines[1].done");
        assertThat(broken(CheckKind.AT_MOST_FIELD, "other", List.of("total"), null, null))
                .isEmpty();
    }

    @Test
    void figuresAddUp() {
        assertThat(broken(CheckKind.SUM_EQUALS, "total", List.of("female", "male"), null, null))
                .isEmpty();
        assertThat(broken(CheckKind.SUM_EQUALS, "total", List.of("female"), null, null))
                .containsExactly("total");
        assertThat(broken(CheckKind.SUM_AT_MOST, "total", List.of("female"), null, null))
                .isEmpty();
        assertThat(broken(CheckKind.SUM_AT_MOST, "male", List.of("female"), null, null))
                .containsExactly("male");
        assertThat(broken(CheckKind.SUM_AT_MOST, "male", List.of("lines.done"), null, null))
                .isEmpty();
        assertThat(broken(CheckKind.SUM_EQUALS, "male", List.of("lines.done"), null, null))
                .containsExactly("male");
    }

    @Test
    void aFigureLiesInARange() {
        assertThat(broken(CheckKind.IN_RANGE, "total", List.of(), 10, 100)).isEmpty();
        assertThat(broken(CheckKind.IN_RANGE, "total", List.of(), 25, null)).containsExactly("total");
        assertThat(broken(CheckKind.IN_RANGE, "lines.done", List.of(), null, 4)).containsExactly("lines[1].done");
    }

    @Test
    void aDateIsNotBeforeAnotherOrADayOfTheYear() {
        assertThat(broken(CheckKind.NOT_BEFORE_FIELD, "heldOn", List.of("plannedTo"), null, null))
                .isEmpty();
        assertThat(broken(CheckKind.NOT_BEFORE_FIELD, "plannedTo", List.of("heldOn"), null, null))
                .containsExactly("plannedTo");
        assertThat(broken(CheckKind.NOT_BEFORE_DAY, "lines.on", List.of("01-01"), null, null))
                .containsExactly("lines[1].on");
    }

    @Test
    void aFigureDiffersFromLastYears() {
        assertThat(broken(CheckKind.CHANGE, "total", List.of(), null, 50)).isEmpty();
        FigureRule rule = rule(CheckKind.CHANGE, "total", List.of(), null, 50);
        assertThat(FigureRules.broken(rule, ANSWERS, Map.of("total", 16), 2027)).isEmpty();
        assertThat(FigureRules.broken(rule, ANSWERS, Map.of("total", 15), 2027)).containsExactly("total");
        assertThat(FigureRules.broken(rule, ANSWERS, Map.of("total", 0), 2027)).isEmpty();
    }

    @Test
    void aFigureIsAShareOfAnother() {
        assertThat(broken(CheckKind.SHARE, "female", List.of("total"), 20, 90)).isEmpty();
        assertThat(broken(CheckKind.SHARE, "female", List.of("total"), 60, 90)).containsExactly("female");
        assertThat(broken(CheckKind.SHARE, "lines.done", List.of("lines.all"), 1, 100))
                .containsExactly("lines[1].done");
    }

    @Test
    void rowsSayTheSame() {
        List<String> others = List.of("ratings.votes2");
        FigureRule rule = rule(CheckKind.ALL_EQUAL, "ratings.votes1", others, null, null);
        Map<String, Object> row = Map.of("votes1", 4, "votes2", 3);
        assertThat(FigureRules.broken(rule, Map.of("ratings", List.of(row, row, row)), Map.of(), 2027))
                .containsExactly("ratings[0].votes1");
        assertThat(FigureRules.broken(rule, Map.of("ratings", List.of(row, row, Map.of("votes1", 4))), Map.of(), 2027))
                .isEmpty();
        assertThat(FigureRules.broken(rule, Map.of("ratings", List.of(row, row)), Map.of(), 2027))
                .isEmpty();
    }

    private static List<String> broken(
            CheckKind kind, String field, List<String> others, @Nullable Integer low, @Nullable Integer high) {
        return FigureRules.broken(rule(kind, field, others, low, high), ANSWERS, Map.of(), 2027);
    }

    private static FigureRule rule(
            CheckKind kind, String field, List<String> others, @Nullable Integer low, @Nullable Integer high) {
        return new FigureRule(
                "task",
                kind,
                field,
                others,
                low == null ? null : BigDecimal.valueOf(low),
                high == null ? null : BigDecimal.valueOf(high));
    }
}
