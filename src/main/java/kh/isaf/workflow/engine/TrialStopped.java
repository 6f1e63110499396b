package kh.isaf.workflow.engine;

import java.util.List;

/** A case of a trial could not go the way it was to go. */
public final class TrialStopped extends RuntimeException {

    /** Why. */
    public enum Why {
        /** There is no such model in the release. */
        MODEL,
        /** The task is not open. */
        TASK,
        /** The form of the task has no such answer. */
        ANSWER,
        /** Nothing waits for this time. */
        TIMER,
        /** Nothing waits for this message. */
        MESSAGE,
        /** The model does not run now. */
        NOT_RUNNING,
        /** It went on and on. */
        ENDLESS,
        /** The time for all cases together was over. */
        TOO_LONG,
        /** The engine could not go on. */
        BROKEN;

        public String id() {
            return name();
        }
    }

    private final Why why;
    private final List<String> args;

    TrialStopped(Why why, String... args) {
        super(why + " " + List.of(args));
        this.why = why;
        this.args = List.of(args);
    }

    public Why why() {
        return why;
    }

    public List<String> args() {
        return args;
    }
}
