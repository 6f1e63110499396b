package kh.isaf.reminder.telegram;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the bot as long as the program runs; where none is set up it does not start. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
class TelegramThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramThread.class);
    private static final long PAUSE_MILLIS = 10_000;
    private static final long PATIENCE_MILLIS = 3_000;

    private final TelegramReader reader;
    private final TelegramSettings settings;
    private volatile boolean running;
    private @Nullable Thread thread;

    TelegramThread(TelegramReader reader, TelegramSettings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        if (settings.configured()) {
            Thread fresh = new Thread(this::read, "telegram");
            fresh.setDaemon(true);
            fresh.start();
            thread = fresh;
        }
    }

    private void read() {
        while (running) {
            try {
                Optional<Integer> updates = reader.read();
                if (updates.isEmpty()) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // its message would show the address, and in it the token
                LOG.warn("Telegram cannot be read just now: {}", e.getClass().getSimpleName());
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
