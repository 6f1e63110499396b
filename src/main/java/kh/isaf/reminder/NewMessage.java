package kh.isaf.reminder;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param dedupKey the same for the same message: whoever puts it into the outbox twice sends it once
 * @param channel id of a {@link Channel}
 * @param text for e-mail also the alternative of the HTML
 * @param secret whether the text lets its reader in somewhere; it is never shown, and erased at the end
 * @param reason kind/id, of which a {@link MessageReason} says before sending whether it still holds; null: always
 * @param expiresAt when it is too late, by real time; null: a day from now, or what is set
 */
public record NewMessage(
        String dedupKey,
        String channel,
        @Nullable UUID personId,
        String address,
        String language,
        String subject,
        String text,
        @Nullable String html,
        boolean secret,
        @Nullable String reason,
        @Nullable Instant expiresAt) {}
