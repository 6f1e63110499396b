package kh.isaf.jaap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the plan as pages and forms show it.
 *
 * @param reference part and number, as {@code ka-3}
 * @param criterionCode of the scorecard, which the line answers
 * @param inCip whether the CIP took it in; null before the clerk said so, and for part ខ
 * @param months the meetings at which it was looked at, earliest first
 */
public record PlanLine(
        String reference,
        int number,
        JaapLine line,
        @Nullable String criterionCode,
        List<Pledge> fundings,
        @Nullable Boolean inCip,
        @Nullable Taker takenBy,
        @Nullable String takenRemark,
        List<ProgressOfMonth> months) {

    /** What a source is planned to pay, in riel if known. */
    public record Pledge(FundingSource source, @Nullable Long plannedRiel) {}

    /** Needs money from outside and is not in the CIP. */
    public boolean unfunded() {
        return line.part() == Part.KA && !Boolean.TRUE.equals(inCip);
    }

    /** How far it was at the last meeting. */
    public ProgressOfMonth latest() {
        return months.isEmpty() ? ProgressOfMonth.BEFORE_THE_FIRST : months.get(months.size() - 1);
    }

    /** What the meeting of this month said; null when it was not held or is still to come. */
    public @Nullable ProgressOfMonth in(int month) {
        return months.stream()
                .filter(progress -> progress.month() == month)
                .findFirst()
                .orElse(null);
    }
}
