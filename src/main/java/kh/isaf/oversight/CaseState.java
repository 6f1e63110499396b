package kh.isaf.oversight;

/** Where something stands that is expected of a commune or provider, today. */
public enum CaseState {
    /** Done by its due date. */
    ON_TIME,
    /** Done after its due date. */
    LATE,
    /** Not done, and its due date is past. */
    OVERDUE,
    /** Has begun and is not due yet. */
    RUNNING,
    /** Has not begun. */
    COMING,
    EXCUSED
}
