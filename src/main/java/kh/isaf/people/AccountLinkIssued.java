package kh.isaf.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link to an account that is to go to its person by e-mail; told within the transaction that issues it.
 *
 * @param language of the person, {@code km} or {@code en}
 * @param url the whole link; whoever has it can enter the account once
 */
public record AccountLinkIssued(
        UUID linkId,
        Kind kind,
        UUID personId,
        String nameKm,
        String nameLatin,
        @Nullable String email,
        String language,
        String username,
        String url,
        Instant expiresAt) {

    /** What the link is for. */
    public enum Kind {
        /** The first password of an account. */
        INVITATION,
        /** A new password. */
        RESET
    }
}
