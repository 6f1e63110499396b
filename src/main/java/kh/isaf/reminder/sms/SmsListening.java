package kh.isaf.reminder.sms;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the way open by which people answer, also while the product has nothing to send. */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "isaf.jobs", matchIfMissing = true)
class SmsListening implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SmsListening.class);
    private static final long PAUSE_MILLIS = 60_000;
    private static final long PATIENCE_MILLIS = 3_000;

    private final SmsGateway gateway;
    private volatile boolean running;
    private @Nullable Thread thread;

    SmsListening(SmsGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void start() {
        running = true;
        if (gateway.configured()) {
            Thread fresh = new Thread(this::listen, "sms-listening");
            fresh.setDaemon(true);
            fresh.start();
            thread = fresh;
        }
    }

    private void listen() {
        while (running) {
            try {
                gateway.listen();
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Text messages cannot be listened to: {}", e.getMessage());
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
