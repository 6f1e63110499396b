package kh.isaf.territory;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which Khmer and Latin names are searched: composed, in lower case, without the invisible characters that
 * word processors put between Khmer words, Khmer digits as Latin ones. Java and SQL make the same key.
 */
public final class SearchKey {

    private static final String KHMER_DIGITS = "០១២៣៤៥៦៧៨៩";
    private static final String INVISIBLE = "\u200B\u200C\u200D\u2060\uFEFF";

    private SearchKey() {}

    public static String of(String text) {
        StringBuilder key = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).chars().forEach(character -> {
            int digit = KHMER_DIGITS.indexOf(character);
            if (digit >= 0) {
                key.append(digit);
            } else if (character != 0 && INVISIBLE.indexOf(character) < 0) {
                key.append((char) character);
            }
        });
        return key.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** The SQL that makes the key of an SQL expression, which must be code, never input. */
    public static String sql(String expression) {
        return "lower(translate(normalize(" + expression + ", NFC), '" + KHMER_DIGITS + INVISIBLE + "', '0123456789'))";
    }
}
