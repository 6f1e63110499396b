package kh.isaf.jaap;

import java.time.LocalDate;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How far a line is in one month.
 *
 * @param month 1 to 12; 0 before the first meeting
 * @param percent how much of the line is done
 * @param newDate until when it is now expected
 */
public record ProgressOfMonth(
        int month,
        LineStatus status,
        int percent,
        @Nullable String remark,
        @Nullable LocalDate newDate) {

    /** Where every line begins. */
    static final ProgressOfMonth BEFORE_THE_FIRST = new ProgressOfMonth(0, LineStatus.NOT_STARTED, 0, null, null);

    /**
     * What the meeting of a month says after this. Done means all of it, not started means nothing of it, and a line
     * once done is reopened with a remark only.
     *
     * @param path of the row in the form
     */
    ProgressOfMonth next(int nextMonth, RecordMonthlyMeeting.Line row, String path) {
        Integer entered = row.percent();
        if (row.status() == LineStatus.DONE && entered != null && entered != 100) {
            throw new Refusal(path + ".percent", "jaap.refusal.doneIsHundred");
        }
        if (row.status() == LineStatus.NOT_STARTED && entered != null && entered != 0) {
            throw new Refusal(path + ".percent", "jaap.refusal.notStartedIsZero");
        }
        String said = row.remark();
        if (status == LineStatus.DONE && row.status() != LineStatus.DONE && (said == null || said.isBlank())) {
            throw new Refusal(path + ".remark", "jaap.refusal.reopened");
        }
        int reached =
                switch (row.status()) {
                    case DONE -> 100;
                    case NOT_STARTED -> 0;
                    default -> entered == null ? percent : entered;
                };
        return new ProgressOfMonth(nextMonth, row.status(), reached, said, row.newDate());
    }
}
