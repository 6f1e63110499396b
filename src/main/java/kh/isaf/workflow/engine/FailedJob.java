package kh.isaf.workflow.engine;

import java.time.Instant;
import kh.isaf.workflow.model.ProcessOutline;
import org.jspecify.annotations.Nullable;

/**
 * A job of the engine that did not succeed.
 *
 * @param group the same for jobs that failed at the same step for the same cause
 * @param process id of the model
 * @param step id of the step in it
 * @param name what people call the step, or the model where the step has no name
 * @param message what the program said; for who looks after it
 * @param nextTry null when it is not tried again by itself
 * @param place what it is about
 */
public record FailedJob(
        String id,
        String group,
        String process,
        String step,
        ProcessOutline.Text name,
        Cause cause,
        String message,
        @Nullable Instant nextTry,
        Omission omission,
        Place place) {

    /** Why a job failed, as far as the program can tell people. */
    public enum Cause {
        DATABASE,
        /** Two things happened to the same at the same moment. */
        COLLISION,
        /** A rule of the work said no. */
        RULE,
        /** Something it is about is not there any more. */
        MISSING,
        /** The model asks for something that cannot be. */
        MODEL,
        PROGRAM
    }

    /** What it means to leave the step out. */
    public enum Omission {
        /** What the program should do there is not done, and the process goes on. */
        STEP,
        /** The timer does not fire. */
        TIMER,
        /** The process does not begin this time, but the next. */
        THIS_TIME,
        /** The year cannot go on without it. */
        NEVER
    }

    /**
     * What a job is about; all null for work that concerns everybody.
     *
     * @param cycleKey year and area, as {@code 2027-120801}
     * @param provider code of the provider
     * @param workItem id of the late work item that is followed up
     * @param chunk id of the areas that start together
     */
    public record Place(
            @Nullable String cycleKey,
            @Nullable String provider,
            @Nullable String workItem,
            @Nullable String chunk) {}
}
