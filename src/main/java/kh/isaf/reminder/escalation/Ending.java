package kh.isaf.reminder.escalation;

import kh.isaf.worklist.WorkItem;

/** How a late step was settled: done, taken away with a reason, or given so much time that it is late no longer. */
public enum Ending {
    DONE,
    EXCUSED,
    IN_TIME;

    /** Of an item as it stands. */
    public static Ending of(WorkItem late) {
        return switch (late.status()) {
            case OPEN -> IN_TIME;
            case DONE -> DONE;
            case EXCUSED -> EXCUSED;
        };
    }
}
