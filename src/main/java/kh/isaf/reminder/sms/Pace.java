package kh.isaf.reminder.sms;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps steps apart, so that there are not more of them in a second than agreed. */
class Pace {

    private final long apart;
    private long next = System.nanoTime();

    Pace(int perSecond) {
        this.apart = Duration.ofSeconds(1).toNanos() / Math.max(1, perSecond);
    }

    /** Waits for the next turn. */
    void await() {
        long turn;
        synchronized (this) {
            turn = Math.max(next, System.nanoTime());
            next = turn + apart;
        }
        for (long left = turn - System.nanoTime(); left > 0; left = turn - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
