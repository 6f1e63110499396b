package kh.isaf.reminder;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that a sender has in hand.
 *
 * @param token the sender's right to say what became of it, until another has taken it over
 * @param attempts this one included
 * @param doubts how often before it was not known what became of it
 */
public record OutboundMessage(
        UUID id,
        String channel,
        String address,
        String language,
        String subject,
        @Nullable String body,
        @Nullable String html,
        @Nullable String reason,
        UUID token,
        int attempts,
        int doubts) {

    /** What it is about, in the terms of its {@link MessageReason}; empty where it holds always. */
    Optional<String> about() {
        return Optional.ofNullable(reason).map(id -> id.substring(id.indexOf('/') + 1));
    }

    /** Kind of what it is about; empty where it holds always. */
    String reasonKind() {
        return reason == null ? "" : reason.substring(0, Math.max(0, reason.indexOf('/')));
    }

    /** The same message to another address. */
    OutboundMessage to(String newAddress) {
        return new OutboundMessage(
                id, channel, newAddress, language, subject, body, html, reason, token, attempts, doubts);
    }

    /** The same message in other words. */
    OutboundMessage saying(String newSubject, String newText, @Nullable String newHtml) {
        return new OutboundMessage(
                id, channel, address, language, newSubject, newText, newHtml, reason, token, attempts, doubts);
    }
}
