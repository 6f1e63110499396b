package kh.isaf.i4c;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many came, by sex. No list of names is ever kept. */
public record Headcount(int women, int men, int other) {

    /** A group below this size is never shown by itself. */
    public static final int SMALLEST_SHOWN = 5;

    public static final Headcount NOBODY = new Headcount(0, 0, 0);

    /** Counts as typed, where nothing typed means none. */
    public static Headcount of(@Nullable Integer women, @Nullable Integer men, @Nullable Integer other) {
        return new Headcount(count(women), count(men), count(other));
    }

    /** What an empty count means. */
    public static int count(@Nullable Integer typed) {
        return Objects.requireNonNullElse(typed, 0);
    }

    public int total() {
        return women + men + other;
    }

    public Headcount plus(Headcount more) {
        return new Headcount(women + more.women, men + more.men, other + more.other);
    }

    /** Whether the sexes may be told apart: none of those present is so few that a reader could guess who. */
    public boolean sexesMayBeShown() {
        return largeEnough(women) && largeEnough(men) && largeEnough(other);
    }

    /** Whether a part of a group may be shown: neither it nor the rest of the group is small. */
    public static boolean mayBeShown(int part, int total) {
        return largeEnough(part) && largeEnough(total - part);
    }

    private static boolean largeEnough(int people) {
        return people == 0 || people >= SMALLEST_SHOWN;
    }
}
