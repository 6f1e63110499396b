package kh.isaf.reminder;

/** A way out of the house: e-mail, text message. */
public interface Channel {

    String id();

    /** Whether it can send at all; until it can, its messages wait. */
    boolean configured();

    /** Whether a message of unknown outcome may go once more, as whoever gets it twice can see that it is the same. */
    boolean repeatable();

    /** Settles what is in doubt by what the other side has told in the meantime. */
    default void settleDoubts() {}

    /** Whether it is told later that a message arrived; without this, one that was sent counts as arrived. */
    default boolean tellsOfDelivery() {
        return false;
    }

    /** Whether what people write back comes in; where it does not, nobody is asked for an answer. */
    default boolean hearsAnswers() {
        return false;
    }

    /** Tries once; what the other side answers is an outcome, not an exception. */
    Outcome send(OutboundMessage message);
}
