package kh.isaf.workflow.render;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number as people write it here: Khmer or Latin digits, thousands by comma, space or point. One comma or point
 * before exactly three digits is a thousands mark, except a point where the question takes three decimals or more.
 */
public final class TypedNumber {

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern POINT_GROUPS = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{3}){2,}(,\\d+)?");
    private static final Pattern POINT_GROUP_COMMA = Pattern.compile("[+-]?\\d{1,3}\\.\\d{3},\\d+");
    private static final Pattern ONE_POINT_GROUP = Pattern.compile("[+-]?[1-9]\\d{0,2}\\.\\d{3}");
    private static final Pattern SPACE_GROUPS = Pattern.compile("[+-]?\\d{1,3}([ \u00A0\u202F]\\d{3})+([.,]\\d+)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    private TypedNumber() {}

    public static Optional<BigDecimal> read(String typed, @Nullable Integer decimals) {
        String text = latinDigits(typed).strip().replace('\u2212', '-');
        if (SPACE_GROUPS.matcher(text).matches()) {
            text = text.replaceAll("[ \u00A0\u202F]", "");
        }
        boolean pointGroups = POINT_GROUPS.matcher(text).matches()
                || POINT_GROUP_COMMA.matcher(text).matches()
                || decimals != null
                        && decimals < 3
                        && ONE_POINT_GROUP.matcher(text).matches();
        if (COMMA_GROUPS.matcher(text).matches()) {
            text = text.replace(",", "");
        } else if (pointGroups) {
            text = text.replace(".", "").replace(',', '.');
        } else if (DECIMAL_COMMA.matcher(text).matches()) {
            text = text.replace(',', '.');
        }
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** The same text with Khmer digits written as Latin ones. */
    static String latinDigits(String typed) {
        StringBuilder latin = new StringBuilder(typed.length());
        for (char c : typed.toCharArray()) {
            latin.append(c >= '\u17E0' && c <= '\u17E9' ? (char) ('0' + c - '\u17E0') : c);
        }
        return latin.toString();
    }
}
