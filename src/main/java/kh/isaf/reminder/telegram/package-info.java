/** Telegram: messages to people who have joined their account to it, and what they write back. */
@NullMarked
package kh.isaf.reminder.telegram;

import org.jspecify.annotations.NullMarked;
