package kh.isaf.reminder;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person is told at one time by one channel.
 *
 * @param composedAt by the business clock
 */
record Digest(
        UUID id,
        Reader reader,
        String channel,
        String address,
        DigestText.Words words,
        OffsetDateTime composedAt,
        About about) {

    /** First part of the reason of its message. */
    static final String KIND = "digest";

    String reason() {
        return KIND + "/" + id;
    }

    /**
     * Somebody who is reminded, with what is known of how to reach him or her.
     *
     * @param telegram number of the chat with the bot
     * @param channel the one chosen; {@code none} for the list in the product only
     * @param dead channels by which the address that is known reaches nobody, with commas between
     */
    record Reader(
            UUID personId,
            String nameKm,
            String nameLatin,
            String language,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String telegram,
            String channel,
            String rhythm,
            String dead) {

        @Nullable
        String address(String by) {
            return switch (by) {
                case Ways.EMAIL -> email;
                case Ways.SMS -> phone;
                case Ways.TELEGRAM -> telegram;
                default -> null;
            };
        }

        Locale locale() {
            return Locale.forLanguageTag(language);
        }

        String name() {
            return language.equals("km") || nameLatin.isBlank() ? nameKm : nameLatin;
        }
    }

    /** For lists of what went out: through which roles, for which areas, by which steps of the ladder. */
    record About(UUID message, boolean urgent, String roles, String areas, String steps) {}
}
