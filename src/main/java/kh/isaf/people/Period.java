package kh.isaf.people;

import java.time.LocalDate;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * From when until when something is held.
 *
 * @param lastDay the last day on which it is held; null for no end
 */
public record Period(LocalDate from, @Nullable LocalDate lastDay) {

    /** As typed: a day each, or nothing for no end. */
    public static Period of(@Nullable LocalDate from, @Nullable LocalDate lastDay) {
        if (from == null) {
            throw new Refusal("from", "people.error.missing");
        }
        if (lastDay != null && lastDay.isBefore(from)) {
            throw new Refusal("to", "people.error.endsBefore");
        }
        return new Period(from, lastDay);
    }

    /** The same, ended after this day. */
    Period until(@Nullable LocalDate day) {
        if (day == null) {
            throw new Refusal("to", "people.error.missing");
        }
        return of(from, day);
    }

    /** The day after the last, as tables keep it. */
    @Nullable
    LocalDate end() {
        return lastDay == null ? null : lastDay.plusDays(1);
    }

    /** The last day before an end as tables keep it. */
    static @Nullable LocalDate lastDay(@Nullable LocalDate end) {
        return end == null ? null : end.minusDays(1);
    }

    /** Whether both are held on some day. */
    boolean meets(Period other) {
        return (lastDay == null || !lastDay.isBefore(other.from))
                && (other.lastDay == null || !other.lastDay.isBefore(from));
    }

    /** How it stands on a day. */
    public State state(LocalDate today) {
        if (from.isAfter(today)) {
            return State.COMING;
        }
        if (lastDay == null) {
            return State.HELD;
        }
        return lastDay.isBefore(today) ? State.OVER : State.ENDING;
    }

    /** Held without an end, held until a day, not begun, or over. */
    public enum State {
        HELD,
        ENDING,
        COMING,
        OVER
    }
}
