package kh.isaf.imports;

import java.util.Optional;
import java.util.regex.Pattern;

/** Phone numbers with their country code: those without one are Cambodian, with or without the leading zero. */
final class PhoneNumber {

    private static final String CAMBODIA = "855";
    private static final Pattern NATIONAL = Pattern.compile("[1-9]\\d{7,8}");
    private static final Pattern INTERNATIONAL = Pattern.compile("[1-9]\\d{7,14}");

    private PhoneNumber() {}

    /** As {@code +85512345678}; empty where it can be no phone number. */
    static Optional<String> of(String typed) {
        String number = typed.replaceAll("[ ().\\-/]", "");
        boolean abroad = number.startsWith("+") || number.startsWith("00");
        String digits = number.replaceFirst("^(\\+|00)", "");
        if (!digits.matches("\\d+")) {
            return Optional.empty();
        }
        if (abroad && !digits.startsWith(CAMBODIA)) {
            return INTERNATIONAL.matcher(digits).matches() ? Optional.of("+" + digits) : Optional.empty();
        }
        // 85 is a mobile prefix as well: nine digits that begin with 855 are a national number
        String national = digits.startsWith(CAMBODIA) && (abroad || digits.length() > 9)
                ? digits.substring(CAMBODIA.length())
                : digits;
        national = national.replaceFirst("^0", "");
        return NATIONAL.matcher(national).matches() ? Optional.of("+" + CAMBODIA + national) : Optional.empty();
    }
}
