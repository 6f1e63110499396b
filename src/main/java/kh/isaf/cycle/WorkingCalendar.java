package kh.isaf.cycle;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The working days of an area. A period such as {@code P3D} counts working days, not hours: the day on which something
 * is set does not count, and a half day counts as a whole one (assumed).
 */
public class WorkingCalendar {

    /** A calendar without a working day in so many days is a mistake in the register of holidays. */
    private static final int LONGEST_BREAK = 366;

    /** When an office that closes for the afternoon closes (assumed). */
    private static final LocalTime NOON = LocalTime.NOON;

    private final NavigableMap<LocalDate, WorkingWeek> weeks = new TreeMap<>();
    private final Set<LocalDate> closed;
    private final Set<LocalDate> withoutAfternoon;

    WorkingCalendar(Collection<WorkingWeek> weeks, Collection<Holiday> holidays) {
        weeks.forEach(week -> this.weeks.put(week.validFrom(), week));
        this.closed = days(holidays, Holiday.Part.DAY);
        this.withoutAfternoon = days(holidays, Holiday.Part.AFTERNOON);
    }

    private static Set<LocalDate> days(Collection<Holiday> holidays, Holiday.Part part) {
        return holidays.stream()
                .filter(holiday -> holiday.part() == part)
                .map(Holiday::day)
                .collect(Collectors.toSet());
    }

    public boolean isWorking(LocalDate day) {
        return week(day).works(day.getDayOfWeek()) && !closed.contains(day);
    }

    /** Until when offices are open on a day: what is due that day is on time until then. */
    public LocalTime closes(LocalDate day) {
        LocalTime closes = week(day).closes();
        return withoutAfternoon.contains(day) && closes.isAfter(NOON) ? NOON : closes;
    }

    /** The week that holds on a day; before the first one, the first. */
    private WorkingWeek week(LocalDate day) {
        var week = weeks.floorEntry(day);
        return week == null ? weeks.firstEntry().getValue() : week.getValue();
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
