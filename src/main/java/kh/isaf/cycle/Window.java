package kh.isaf.cycle;

import java.time.LocalDate;

/** The first day on which a stage or task is expected, and the last on which it is on time. */
public record Window(LocalDate startsOn, LocalDate dueOn) {

    /**
     * The n-th month of a window that is done month by month: it opens on the same day of the month and is due the day
     * before the next one opens.
     *
     * @param month 1 for the first
     */
    public Window month(int month) {
        return new Window(
                startsOn.plusMonths(month - 1L), startsOn.plusMonths(month).minusDays(1));
    }
}
