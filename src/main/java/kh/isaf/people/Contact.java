package kh.isaf.people;

import java.util.regex.Pattern;
import kh.isaf.access.Refusal;
import kh.isaf.territory.SearchKey;
import org.jspecify.annotations.Nullable;

/** Reads names, telephone numbers and e-mail addresses as people write them. */
final class Contact {

    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{7,14}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 120;

    private Contact() {}

    static String name(String field, String typed) {
        String name = typed.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal(field, "me.refused.name", String.valueOf(LONGEST_NAME));
        }
        return name;
    }

    /** With the country's code; a number that begins with 0 is a Cambodian one. Null for none. */
    static @Nullable String phone(String typed) {
        String number = SearchKey.of(typed)
                .replaceAll("[\\s().-]", "")
                .replaceFirst("^00", "+")
                .replaceFirst("^0", "+855");
        if (number.isEmpty()) {
            return null;
        }
        if (!PHONE.matcher(number).matches()) {
            throw new Refusal("phone", "me.refused.phone");
        }
        return number;
    }

    /** Null for none. */
    static @Nullable String email(String typed) {
        String address = typed.strip();
        if (address.isEmpty()) {
            return null;
        }
        if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            throw new Refusal("email", "me.refused.email");
        }
        return address;
    }
}
