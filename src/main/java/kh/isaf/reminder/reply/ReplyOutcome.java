package kh.isaf.reminder.reply;

/** What became of a message that somebody wrote. */
public enum ReplyOutcome {
    /** The task was closed. */
    DONE,
    /** The task is said to be done, and its form is not complete. */
    REPORTED,
    /** More days were asked for. */
    MORE_DAYS,
    /** It was asked back how many. */
    HOW_MANY,
    /** Is not reminded of the task any more. */
    NOT_ME,
    STOPPED,
    STARTED,
    /** The address is still good. */
    ADDRESS,
    /** Nothing was left to do. */
    ALREADY,
    /** It was asked back which task is meant. */
    WHICH,
    /** The writer may not do that with the task. */
    NOT_ALLOWED,
    NOT_UNDERSTOOD,
    /** Nobody, or several, have this number. */
    UNKNOWN,
    /** The same message once more, as carriers deliver some. */
    REPEATED,
    /** It should have had an effect, and could not. */
    FAILED
}
