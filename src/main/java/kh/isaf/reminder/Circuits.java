package kh.isaf.reminder;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Gives a channel a rest, on this node, when its other side cannot be reached or asks for less: longer each time, until
 * a message gets through. The other channels go on.
 */
@Component
class Circuits {

    private static final int LONGEST = 30;

    private final OutboxSettings settings;
    private final Map<String, Rest> rests = new ConcurrentHashMap<>();

    Circuits(OutboxSettings settings) {
        this.settings = settings;
    }

    /** How often in a row a channel failed, and until when it rests by {@link System#nanoTime()}. */
    private record Rest(int failures, long until) {}

    boolean open(String channel) {
        Rest rest = rests.get(channel);
        return rest == null || System.nanoTime() - rest.until() >= 0;
    }

    /** Takes note of what became of a message. */
    void note(String channel, Outcome outcome) {
        if (!outcome.concernsAll()) {
            rests.remove(channel);
            return;
        }
        rests.compute(channel, (id, before) -> {
            int failures = before == null || outcome.kind() == Outcome.Kind.PAUSED ? 1 : before.failures() + 1;
            Duration rest = settings.pause().multipliedBy(Math.min(failures, LONGEST));
            return new Rest(failures, System.nanoTime() + rest.toNanos());
        });
    }
}
