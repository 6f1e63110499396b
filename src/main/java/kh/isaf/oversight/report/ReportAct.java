package kh.isaf.oversight.report;

/** A link of the chain of signatures. */
public enum ReportAct {
    STARTED,
    HANDED_IN,
    SIGNED,
    /** Given back to whoever writes it, with a reason. */
    RETURNED,
    SENT
}
