package kh.isaf.i4c.web;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as they stand on a page: plain digits in either language. */
final class Plain {

    private Plain() {}

    static String number(@Nullable BigDecimal number) {
        return number == null ? "–" : number.stripTrailingZeros().toPlainString();
    }

    /** An amount in riel, with the thousands set apart. */
    static String riel(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }
}
