package kh.isaf.cycle;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The working days of an area. A period such as {@code P3D} counts working days, not hours: the day on which something
 * is set does not count, and a half day counts as a whole one (assumed).
 */
public class WorkingCalendar {

    /** A calendar without a working day in so many days is a mistake in the register of holidays. */
    private static final int LONGEST_BREAK = 366;

    private final Set<DayOfWeek> week;
    private final NavigableSet<LocalDate> closed;

    WorkingCalendar(Set<DayOfWeek> week, Collection<Holiday> holidays) {
        this.week = EnumSet.copyOf(week);
        this.closed = holidays.stream()
                .filter(holiday -> holiday.part() == Holiday.Part.DAY)
                .map(Holiday::day)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean isWorking(LocalDate day) {
        return week.contains(day.getDayOfWeek()) && !closed.contains(day);
    }

    /** This day if it is worked, or else the next one that is. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorking(candidate)) {
            candidate = candidate.plusDays(1);
            if (candidate.isAfter(day.plusDays(LONGEST_BREAK))) {
                throw new IllegalStateException("no working day within a year of " + day);
            }
        }
        return candidate;
    }

    /** This day if it is worked, or else the last one before that is. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorking(candidate)) {
            candidate = candidate.minusDays(1);
            if (candidate.isBefore(day.minusDays(LONGEST_BREAK))) {
                throw new IllegalStateException("no working day within a year of " + day);
            }
        }
        return candidate;
    }

    /** So many working days after a day, or before it where the number is negative; 0 is {@link #onOrAfter}. */
    public LocalDate plus(LocalDate day, int workingDays) {
        LocalDate result = workingDays == 0 ? onOrAfter(day) : day;
        for (int left = workingDays; left > 0; left--) {
            result = onOrAfter(result.plusDays(1));
        }
        for (int left = workingDays; left < 0; left++) {
            result = onOrBefore(result.minusDays(1));
        }
        return result;
    }

    /** How many working days lie after the first day up to and with the last: how late something due that day is. */
    public int between(LocalDate from, LocalDate to) {
        return (int) from.plusDays(1)
                .datesUntil(to.isBefore(from) ? from.plusDays(1) : to.plusDays(1))
                .filter(this::isWorking)
                .count();
    }
}
