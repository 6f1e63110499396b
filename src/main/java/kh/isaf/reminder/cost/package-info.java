/** What text messages cost, and the cap for a month. */
@NullMarked
package kh.isaf.reminder.cost;

import org.jspecify.annotations.NullMarked;
