package kh.isaf.i4c;

import java.time.Clock;
import java.time.LocalDate;
import kh.isaf.access.Refusal;

/**
 * Which dates make sense in a year's cycle. Preparation may begin the year before, and a postponed stage may end the
 * year after.
 */
public record CycleDates(int year, LocalDate today) {

    /**
     * @param cycleKey year and area, as {@code 2027-120801}
     */
    public static CycleDates of(String cycleKey, Clock clock) {
        return new CycleDates(Integer.parseInt(cycleKey.substring(0, 4)), LocalDate.now(clock));
    }

    /** Refuses a day on which something cannot have happened: in the future, or before the year was thought of. */
    public void happened(String field, LocalDate day) {
        if (day.isAfter(today)) {
            throw new Refusal(field, "i4c.error.inFuture");
        }
        notTooEarly(field, day);
    }

    /** Refuses a day for which nothing of this year can be planned. */
    public void planned(String field, LocalDate day) {
        notTooEarly(field, day);
        if (day.getYear() > year + 1) {
            throw new Refusal(field, "i4c.error.tooLate", String.valueOf(year));
        }
    }

    private void notTooEarly(String field, LocalDate day) {
        if (day.getYear() < year - 1) {
            throw new Refusal(field, "i4c.error.tooEarly", String.valueOf(year));
        }
    }
}
