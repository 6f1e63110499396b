package kh.isaf.i4c;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One published figure of a provider.
 *
 * @param indicator code of an {@link Indicator}
 * @param standard what the service should reach; null where there is no standard
 */
@Embeddable
public record Figure(
        String indicator,
        @Nullable BigDecimal standard,
        @Nullable BigDecimal value,
        @Nullable String remark) {}
