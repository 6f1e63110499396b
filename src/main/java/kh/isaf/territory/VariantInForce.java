package kh.isaf.territory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How an area runs the demand side on a day, and whose decision that is.
 *
 * @param decidedFor the area the decision was taken for: itself or one above it; null where nobody has decided
 * @param since first day of the decision
 */
public record VariantInForce(
        Variant variant,
        @Nullable String decidedFor,
        @Nullable LocalDate since) {}
