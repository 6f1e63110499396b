package kh.isaf.reminder;

/** How far a message of the outbox has come. */
public enum MessageStatus {
    /** Waits for its turn, the first time or after a try that did not succeed. */
    READY,
    /** A sender has it in hand. */
    SENDING,
    SENT,
    /** Nobody knows whether it went out, and it must not go twice. */
    IN_DOUBT,
    FAILED,
    /** Not sent in time. */
    EXPIRED,
    /** Not sent because what it says is true no longer. */
    WITHDRAWN
}
