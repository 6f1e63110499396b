package kh.isaf.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person signs in with.
 *
 * @param passwordHash null where no password opens it
 * @param locked too many failures a short while ago
 * @param secondFactor whether a code of a telephone is asked for after the password
 */
public record Account(
        UUID personId,
        String username,
        @Nullable String passwordHash,
        boolean enabled,
        boolean locked,
        boolean secondFactor) {

    /** Whether it may be entered now by one who knows the password. */
    public boolean open() {
        return enabled && !locked;
    }
}
