package kh.isaf.reminder;

/** Why a message has not gone out, as an operator reads it. */
public enum Cause {
    /** The server cannot be reached, or broke off before it had the message. */
    UNREACHABLE,
    /** The server does not take us in: a wrong user name or password. */
    SIGN_IN_REFUSED,
    /** The server asked to come again later. */
    REFUSED_FOR_NOW,
    /** There is no such mailbox. */
    ADDRESS_REFUSED,
    /** What stands in the register is no address. */
    ADDRESS_INVALID,
    /** The server takes this message from us never. */
    REFUSED,
    /** The message was on its way when all went silent. */
    OUTCOME_UNKNOWN,
    /** Something in our own program. */
    UNEXPECTED,
    /** The month's budget for text messages is used up, and this one is not urgent. */
    OVER_BUDGET,
    TOO_LATE,
    REASON_GONE,
    /** The person is not to be reached there any more: the address was taken out, the chat left, text messages stopped. */
    WAY_CLOSED,
    /** It waited too long, and went by another channel instead. */
    PASSED_ON,
    /** An operator decided so after a long stop. */
    DISCARDED
}
