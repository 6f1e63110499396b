package kh.isaf.jaap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How much of a plan was carried out: lines done over all lines of the plan, dropped and carried over ones included.
 * It is never shown without both counts.
 */
public record CompletionRate(long done, long all) {

    /** In whole percent, half rounded up; null for a plan without lines. */
    public @Nullable Integer percent() {
        if (all == 0) {
            return null;
        }
        return BigDecimal.valueOf(done * 100)
                .divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP)
                .intValue();
    }
}
