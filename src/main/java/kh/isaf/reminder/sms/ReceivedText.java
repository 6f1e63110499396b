package kh.isaf.reminder.sms;

import java.time.LocalDateTime;

/**
 * A text message that arrived at the demonstration's own centre.
 *
 * @param parts in how many it came
 */
public record ReceivedText(int number, LocalDateTime at, String to, String text, int parts) {}
