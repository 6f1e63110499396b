package kh.isaf.reminder;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks after messages that have left, as long as the program runs; a command does not. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
class LookingAfterThread implements SmartLifecycle {

    private static final long PATIENCE_MILLIS = 3_000;

    private final LookingAfter lookingAfter;
    private final ReachSettings settings;
    private volatile boolean running;
    private @Nullable Thread thread;

    LookingAfterThread(LookingAfter lookingAfter, ReachSettings settings) {
        this.lookingAfter = lookingAfter;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        Thread fresh = new Thread(this::look, "looking-after");
        fresh.setDaemon(true);
        fresh.start();
        thread = fresh;
    }

    private void look() {
        while (running) {
            lookingAfter.whenDue();
            try {
                Thread.sleep(settings.each().toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void stop() {
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
    public boolean isRunning() {
        return running;
    }
}
