package kh.isaf.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.access.Refusal;
import kh.isaf.territory.SearchKey;
import org.springframework.core.io.ClassPathResource;

/**
 * The rule for a password somebody chooses: long enough, none that is guessed first, and nothing that others know about
 * the person. Which kinds of characters it has is nobody's business.
 */
final class Password {

    private static final int SHORTEST = 8;
    /** What BCrypt takes into account; a Khmer character is three bytes. */
    private static final int MOST_BYTES = 72;
    /** Shorter parts of a name stand in too many words. */
    private static final int KNOWN_PART = 4;

    private static final int END_OF_PHONE = 8;
    private static final Set<String> REFUSED = refused();

    private Password() {}

    static void check(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new Refusal("password", "people.password.tooShort", String.valueOf(SHORTEST));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Refusal("password", "people.password.tooLong", String.valueOf(MOST_BYTES));
        }
    }

    /**
     * As {@link #check(String)}, for a password a person chooses.
     *
     * @param known user name, names, e-mail address and telephone number of the person
     */
    static void check(String password, Collection<String> known) {
        check(password);
        String key = SearchKey.of(password);
        if (REFUSED.contains(key)) {
            throw new Refusal("password", "people.password.common");
        }
        if (known.stream().flatMap(fact -> parts(fact).stream()).anyMatch(key::contains)) {
            throw new Refusal("password", "people.password.known");
        }
    }

    /** The words of a name, and the end of a telephone number, which is the same with and without the country's code. */
    private static List<String> parts(String fact) {
        String key = SearchKey.of(fact);
        String digits = key.replaceAll("\\D", "");
        if (digits.length() >= END_OF_PHONE && key.matches("[+0-9 -]+")) {
            return List.of(digits.substring(digits.length() - END_OF_PHONE));
        }
        String beforeAt = key.replaceFirst("@.*", "");
        return Arrays.stream((beforeAt + " " + beforeAt.replaceAll("\\s", "")).split("[\\s.]+"))
                .filter(part -> part.length() >= KNOWN_PART)
                .toList();
    }

    private static Set<String> refused() {
        try {
            return new ClassPathResource("passwords/refused.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
