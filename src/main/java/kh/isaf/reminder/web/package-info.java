/** The outbox for its operators, and the inbox of the demonstration. */
@NullMarked
package kh.isaf.reminder.web;

import org.jspecify.annotations.NullMarked;
