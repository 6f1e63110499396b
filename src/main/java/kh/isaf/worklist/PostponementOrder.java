package kh.isaf.worklist;

import kh.isaf.access.Refusal;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants put off: a stage of a year, for all within an area, by so many working days.
 *
 * @param areaCode empty for the nation
 * @param itself only the area's own year, as of a khan that runs one, not those of the areas within it
 * @param month only the meeting of this month, in the stage that is done month by month; null for the whole stage
 */
public record PostponementOrder(
        int year,
        Stage stage,
        String areaCode,
        boolean itself,
        @Nullable Integer month,
        int workingDays,
        String reason) {

    /** At most so many at once (assumed): half a year, a mistyped number should not go through. */
    public static final int MOST_DAYS = 120;

    public static final int LONGEST_REASON = 500;

    private static final int MONTHS = 12;

    public PostponementOrder {
        checkDays(workingDays);
        if (month != null && (stage != Stage.JAAP_MONITORING || month < 1 || month > MONTHS)) {
            throw new Refusal("month", "postponement.error.month");
        }
        reason = checked(reason);
    }

    static void checkDays(int workingDays) {
        if (workingDays < 1 || workingDays > MOST_DAYS) {
            throw new Refusal("days", "postponement.error.days", String.valueOf(MOST_DAYS));
        }
    }

    /** A reason as it is kept: there is one, and it is not too long. */
    static String checked(String reason) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw new Refusal("reason", "postponement.error.reason", String.valueOf(LONGEST_REASON));
        }
        return text;
    }
}
