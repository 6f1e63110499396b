package kh.isaf.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person signs in with.
 *
 * @param passwordHash null where no password opens it
 * @param locked too many failures a short while ago
 */
public record Account(
        UUID personId, String username, @Nullable String passwordHash, boolean enabled, boolean locked) {

    /** Whether it may be entered now by one who knows the password. */
    public boolean open() {
        return enabled && !locked;
    }
}
