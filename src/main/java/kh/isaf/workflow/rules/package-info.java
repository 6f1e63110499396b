/** The decision tables that NCDDS may change: deadlines of stages and the ladder of reminders; drafts, preview, versions. */
@NamedInterface("rules")
@NullMarked
package kh.isaf.workflow.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
