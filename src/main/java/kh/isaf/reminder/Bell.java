package kh.isaf.reminder;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes a sender of this node as soon as a transaction that put a message has committed. */
@Component
class Bell implements TransactionSynchronization {

    private final Semaphore rung = new Semaphore(0);

    void ringAfterCommit() {
        if (!TransactionSynchronizationManager.getSynchronizations().contains(this)) {
            TransactionSynchronizationManager.registerSynchronization(this);
        }
    }

    @Override
    public void afterCommit() {
        ring();
    }

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    void ringForAll(int sleepers) {
        rung.release(sleepers);
    }

    /** Returns when it rings, or after that time with false. */
    boolean await(Duration longest) throws InterruptedException {
        return rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
