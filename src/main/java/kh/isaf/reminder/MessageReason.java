package kh.isaf.reminder;

import java.time.Duration;
import java.util.Optional;

/** Tells of one kind of thing that messages are about whether a message about it is still true. */
public interface MessageReason {

    /** First part of {@link NewMessage#reason()}, up to the slash. */
    String kind();

    /** Whether to tell of the thing with this id still makes sense. */
    boolean holds(String id);

    /** How long this message is not to go yet; zero when it may go now. It keeps as much time as it had. */
    default Duration waits(String id, OutboundMessage message) {
        return Duration.ZERO;
    }

    /** The message as it is true now: the same one, or one that was written again; empty when nothing of it holds. */
    default Optional<OutboundMessage> asItIsNow(String id, OutboundMessage message) {
        return holds(id) ? Optional.of(message) : Optional.empty();
    }
}
