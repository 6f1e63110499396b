package kh.isaf.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;

/** The rule for a user name, and the name that is proposed for somebody. */
final class Username {

    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N}._@+-]{3,60}");
    private static final int LONGEST_PROPOSED = 40;

    private Username() {}

    static void check(String username) {
        if (!ALLOWED.matcher(Accounts.key(username)).matches()) {
            throw new Refusal("username", "accounts.refused.username");
        }
    }

    /** The code in the lists, or the name in Latin letters with points, without its accents. */
    static String proposed(@Nullable String code, String nameLatin) {
        String text = code == null || code.isBlank() ? nameLatin : code;
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9-]+", ".")
                .replaceAll("^\\.+|\\.+$", "");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST_PROPOSED));
        return cut.length() < 3 ? "user" + cut : cut;
    }
}
