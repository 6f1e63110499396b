package kh.isaf.oversight;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the colours of the process picture tell. */
public enum Heat {
    /** How many tasks came; shades are fifths of the most. */
    FREQUENCY("frequency", List.of()),
    /** Median working days; shades begin at these (assumed). */
    DURATION("duration", List.of(3, 6, 11, 21)),
    /** Percent late; shades begin at these (assumed). */
    OVERDUE("overdue", List.of(5, 15, 30, 50));

    private static final int SHADES = 5;

    private final String id;
    private final List<Integer> steps;

    Heat(String id, List<Integer> steps) {
        this.id = id;
        this.steps = steps;
    }

    /** Name in addresses and message keys. */
    public String id() {
        return id;
    }

    public @Nullable Integer of(TimeSpan span) {
        return switch (this) {
            case FREQUENCY -> span.came();
            case DURATION -> span.median();
            case OVERDUE -> span.lateShare();
        };
    }

    /** From 1 for cool to 5 for hot; 0 where there is nothing to tell. */
    int shade(TimeSpan span, int most) {
        Integer value = of(span);
        if (value == null || span.came() == 0) {
            return 0;
        }
        return this == FREQUENCY
                ? Math.max(1, (int) Math.ceil((double) SHADES * value / Math.max(1, most)))
                : 1 + (int) steps.stream().filter(step -> value >= step).count();
    }

    public static Optional<Heat> of(String id) {
        return Arrays.stream(values()).filter(heat -> heat.id.equals(id)).findFirst();
    }
}
