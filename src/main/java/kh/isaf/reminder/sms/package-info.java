/** Text messages: how they are cut, the centre they go through, its receipts and the answers of people. */
@NullMarked
package kh.isaf.reminder.sms;

import org.jspecify.annotations.NullMarked;
