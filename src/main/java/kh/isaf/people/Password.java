package kh.isaf.people;

import java.nio.charset.StandardCharsets;
import kh.isaf.access.Refusal;

/** The rule for a password somebody chooses. */
final class Password {

    private static final int SHORTEST = 8;
    /** What BCrypt takes into account; a Khmer character is three bytes. */
    private static final int MOST_BYTES = 72;

    private Password() {}

    static void check(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new Refusal("password", "people.password.tooShort", String.valueOf(SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Refusal("password", "people.password.tooLong", String.valueOf(MOST_BYTES));
        }
    }
}
