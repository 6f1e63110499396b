package kh.isaf.reminder;

import java.time.LocalDateTime;

/**
 * A reminder as it was written, whether it has gone out or not.
 *
 * @param at by the business clock, in Cambodia
 * @param person who it is for
 * @param role through which the person is reached; several with semicolons between them, as with areas and steps
 * @param step of the ladder in working days, as {@code +3}, or another reason
 */
public record ComposedMessage(
        LocalDateTime at,
        String person,
        String role,
        String area,
        String channel,
        boolean urgent,
        String step,
        String text) {}
