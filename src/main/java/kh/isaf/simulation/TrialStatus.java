package kh.isaf.simulation;

/** How a trial of a year stands. */
public enum TrialStatus {
    RUNNING,
    DONE,
    FAILED,
    STOPPED,
    /** The node that had it in hand is gone. */
    BROKEN
}
