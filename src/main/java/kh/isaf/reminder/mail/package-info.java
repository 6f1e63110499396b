/** E-mail: the channel, the letters about accounts, and the mail server of the demonstration. */
@NullMarked
package kh.isaf.reminder.mail;

import org.jspecify.annotations.NullMarked;
