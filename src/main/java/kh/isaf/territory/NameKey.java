package kh.isaf.territory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The form of a name by which it is compared and searched: composed, in lower case, without control characters and the
 * invisible ones that Khmer typing leaves behind.
 */
public final class NameKey {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\u200B-\\u200D\\u2060\\uFEFF]");

    private NameKey() {}

    public static String of(String name) {
        String visible = INVISIBLE.matcher(name).replaceAll("");
        return Normalizer.normalize(visible, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }
}
