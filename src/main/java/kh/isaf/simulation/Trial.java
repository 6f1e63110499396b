package kh.isaf.simulation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trial of a year, under way or over.
 *
 * @param tableName the changed table; null when the tables in force were tried
 * @param reached the day of the trial's year it has come to
 * @param tasks done so far
 * @param messages written in all, once it is over
 * @param failure what the child program said last
 */
public record Trial(
        UUID id,
        int year,
        String areaCode,
        int latePercent,
        TrialOrder.Tables ladder,
        @Nullable String tableName,
        TrialStatus status,
        String orderedBy,
        LocalDateTime orderedAt,
        @Nullable LocalDate reached,
        int tasks,
        int messages,
        @Nullable String failure) {

    /** How long a year with its follow-up lasts, in months: what the bar of its progress counts. */
    private static final int MONTHS = 24;

    public boolean underWay() {
        return status == TrialStatus.RUNNING;
    }

    /** How far it is, of {@link #months()}. */
    public long month() {
        LocalDate day = reached;
        return day == null ? 0 : Math.min(MONTHS, (day.getYear() - year) * 12L + day.getMonthValue());
    }

    public long months() {
        return MONTHS;
    }
}
