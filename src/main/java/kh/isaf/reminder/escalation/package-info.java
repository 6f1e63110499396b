/** Late steps that go up the working groups: when one does, what was done about it, and when it ends. */
@NamedInterface("escalation")
@NullMarked
package kh.isaf.reminder.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
