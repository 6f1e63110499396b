package kh.isaf.workflow.engine;

import java.time.LocalDateTime;
import java.util.UUID;

/**
 * One running copy of the product, as it last told of itself.
 *
 * @param beatAt when that was, in Cambodian time by the database's clock
 * @param clockOffMillis how far its clock was ahead of the database's
 */
public record Node(
        UUID id, String name, LocalDateTime startedAt, LocalDateTime beatAt, long clockOffMillis, Jobs jobs) {

    /** Whether a node runs the engine's jobs. */
    public enum Jobs {
        RUNNING,
        /** Its clock is wrong, so it would do things at the wrong time. */
        CLOCK_OFF,
        /** All nodes wait for a decision after a long stop. */
        PAUSED,
        /** It ended in good order. */
        STOPPED
    }

    public long clockOffSeconds() {
        return Math.round(clockOffMillis / 1000.0);
    }
}
