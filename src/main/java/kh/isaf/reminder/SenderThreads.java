package kh.isaf.reminder;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends on this node, from when everything else stands until before anything else goes; the message in hand is finished.
 * A command sends nothing.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
class SenderThreads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SenderThreads.class);

    /** Less than what Spring grants a phase for its end; what is not finished by then is found by its lease. */
    private static final long PATIENCE_MILLIS = 20_000;

    private final Sender sender;
    private final OutboxSettings settings;
    private final Bell bell;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    SenderThreads(Sender sender, OutboxSettings settings, Bell bell) {
        this.sender = sender;
        this.settings = settings;
        this.bell = bell;
    }

    @Override
    public void start() {
        running = true;
        for (int number = 1; number <= settings.threads(); number++) {
            Thread thread = new Thread(this::send, "sender-" + number);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void send() {
        boolean told = false;
        while (running) {
            try {
                sender.sendDue(() -> running);
                told = false;
            } catch (RuntimeException | Error e) {
                // a thread that ends would be missed by nobody
                if (!told) {
                    LOG.error("Nothing can be sent just now; it is tried again", e);
                    told = true;
                }
            }
            try {
                boolean woken = bell.await(settings.poll());
                LOG.trace("woken: {}", woken);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        bell.ringForAll(threads.size());
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE_MILLIS / threads.size());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
