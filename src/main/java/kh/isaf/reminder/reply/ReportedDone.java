package kh.isaf.reminder.reply;

import java.time.OffsetDateTime;

/** Somebody answered that a task is done, whose form is not complete. */
public record ReportedDone(String by, OffsetDateTime at) {}
