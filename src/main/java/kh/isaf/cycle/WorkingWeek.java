package kh.isaf.cycle;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which days of the week are worked from a day on, and the office hours. */
public record WorkingWeek(LocalDate validFrom, Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {

    public WorkingWeek {
        days = Set.copyOf(days);
    }

    public boolean works(DayOfWeek day) {
        return days.contains(day);
    }

    /** The days in their order, as the database keeps them. */
    String names() {
        return inOrder(days).stream().map(DayOfWeek::name).collect(Collectors.joining(","));
    }

    /** The days from Monday on. */
    public Set<DayOfWeek> inOrder() {
        return inOrder(days);
    }

    private static Set<DayOfWeek> inOrder(Collection<DayOfWeek> days) {
        EnumSet<DayOfWeek> inOrder = EnumSet.noneOf(DayOfWeek.class);
        inOrder.addAll(days);
        return inOrder;
    }
}
