package kh.isaf.reminder;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does one thing over and over on this node: begins when everything else stands, and ends before anything else goes, as
 * is the phase of a {@link SmartLifecycle} of which nothing else is said. What goes wrong at one turn is tried at the next.
 */
public abstract class NodeLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NodeLoop.class);
    private static final long PATIENCE_MILLIS = 3_000;

    private final String name;
    private final Duration pause;
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * @param name of its thread
     * @param pause after a turn with nothing to follow at once
     */
    protected NodeLoop(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /**
     * Does it once.
     *
     * @return whether to go on at once, without a pause
     */
    protected abstract boolean turn();

    /** Whether there is anything to do on this node at all. */
    protected boolean wanted() {
        return true;
    }

    /** What a failure says of itself in the log. */
    protected String told(Throwable failure) {
        return failure.toString();
    }

    @Override
    public final void start() {
        running = true;
        if (wanted()) {
            Thread fresh = new Thread(this::turns, name);
            fresh.setDaemon(true);
            fresh.start();
            thread = fresh;
        }
    }

    private void turns() {
        while (running) {
            try {
                if (!safely() && running) {
                    Thread.sleep(pause.toMillis());
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean safely() {
        try {
            return turn();
        } catch (RuntimeException | Error e) {
            // a thread that ends would be missed by nobody
            if (running) {
                LOG.warn("{} could not be done just now: {}", name, told(e));
            }
            return false;
        }
    }

    @Override
    public final void stop() {
        running = false;
        Thread last = thread;
        if (last != null) {
            last.interrupt();
            try {
                last.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
