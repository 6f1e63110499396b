package kh.isaf.reminder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps at writing something down while the database is away: what has happened outside must not be forgotten. */
@Component
public class Perseverance {

    private static final Logger LOG = LoggerFactory.getLogger(Perseverance.class);
    private static final long SHORTEST_WAIT_MILLIS = 200;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    /**
     * Returns when it is written, when it can never be, or when this thread is told to end.
     *
     * @param what it is, for the log
     */
    public void until(String what, Runnable write) {
        long wait = SHORTEST_WAIT_MILLIS;
        while (!written(what, write)) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                LOG.warn("Not kept, as the program ends: {}", what);
                Thread.currentThread().interrupt();
                return;
            }
            wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
        }
    }

    private static boolean written(String what, Runnable write) {
        try {
            write.run();
            return true;
        } catch (DataIntegrityViolationException | InvalidDataAccessResourceUsageException e) {
            LOG.error("Cannot be kept: {}", what, e);
            return true;
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("Waits for the database: {}: {}", what, away.toString());
            return false;
        }
    }
}
