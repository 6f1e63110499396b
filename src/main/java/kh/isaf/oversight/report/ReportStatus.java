package kh.isaf.oversight.report;

/** How far a report is on its way to the level above. */
public enum ReportStatus {
    DRAFT,
    /** Waits for the signature of a second member of the group. */
    HANDED_IN,
    SIGNED,
    SENT
}
