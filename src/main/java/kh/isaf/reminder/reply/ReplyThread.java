package kh.isaf.reminder.reply;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every minute for messages that a node has kept and, as it was stopped, not acted on. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
class ReplyThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyThread.class);
    private static final long PAUSE_MILLIS = 60_000;
    private static final long PATIENCE_MILLIS = 3_000;

    private final Replies replies;
    private volatile boolean running;
    private @Nullable Thread thread;

    ReplyThread(Replies replies) {
        this.replies = replies;
    }

    @Override
    public void start() {
        running = true;
        Thread fresh = new Thread(this::look, "replies");
        fresh.setDaemon(true);
        fresh.start();
        thread = fresh;
    }

    private void look() {
        while (running) {
            try {
                replies.handleLeft();
            } catch (RuntimeException e) {
                LOG.warn("Messages that wait cannot be read just now: {}", e.getMessage());
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
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
