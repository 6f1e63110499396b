package kh.isaf.reminder;

/** Tells of one kind of thing that messages are about whether a message about it is still true. */
public interface MessageReason {

    /** First part of {@link NewMessage#reason()}, up to the slash. */
    String kind();

    /** Whether to tell of the thing with this id still makes sense. */
    boolean holds(String id);
}
