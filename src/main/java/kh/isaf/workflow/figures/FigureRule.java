package kh.isaf.workflow.figures;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of figures asks, without its days and sentences.
 *
 * @param field path of the figure in the form, as {@code total} or {@code ratings.votes1}
 * @param others paths of the figures it is held against, or a day of the year as {@code 03-15}
 * @param low lower limit; in percent for a share
 * @param high upper limit; in percent for a share or a change
 */
public record FigureRule(
        String task,
        CheckKind kind,
        String field,
        List<String> others,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    public FigureRule {
        others = List.copyOf(others);
    }

    /** The list whose rows the check goes through; null for a figure of the form itself. */
    @Nullable
    String list() {
        int point = field.indexOf('.');
        return point < 0 ? null : field.substring(0, point);
    }
}
