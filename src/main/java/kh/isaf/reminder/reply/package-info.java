/** What people answer to messages, and what follows from it. */
@NamedInterface("reply")
@NullMarked
package kh.isaf.reminder.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
