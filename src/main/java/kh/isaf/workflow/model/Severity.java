package kh.isaf.workflow.model;

/** What follows from a finding. */
public enum Severity {
    /** It may stand in no file at all, not even in a draft. */
    UNSAFE,
    /** A draft may be kept with it, but nothing goes into force. */
    ERROR,
    /** It may go into force, for a reason that somebody writes down. */
    WARNING
}
