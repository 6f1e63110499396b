package kh.isaf.people;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link by which an account is entered once without a password.
 *
 * @param personId null for the link that makes the first administrator
 */
public record AccountLink(
        UUID id,
        Kind kind,
        @Nullable UUID personId,
        @Nullable String nameKm,
        @Nullable String nameLatin,
        @Nullable String username,
        @Nullable String language,
        State state,
        OffsetDateTime expiresAt) {

    /** Whether it still opens something. */
    public boolean open() {
        return state == State.OPEN;
    }

    /** What a link is for. */
    public enum Kind {
        ADMIN,
        INVITATION,
        RESET
    }

    /** How a link reaches its person. */
    public enum Way {
        LOG,
        MAIL,
        PRINT
    }

    /** What has become of a link. */
    public enum State {
        OPEN,
        USED,
        REPLACED,
        EXPIRED
    }
}
