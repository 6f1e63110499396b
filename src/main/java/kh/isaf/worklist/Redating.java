package kh.isaf.worklist;

import java.util.Objects;
import kh.isaf.cycle.StageProgress;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves what is open to the working days that follow from a change of the calendar, or tells what would move. */
@Service
public class Redating {

    private final StageProgress progress;
    private final WorkItems workItems;
    private final TransactionTemplate transactions;

    Redating(StageProgress progress, WorkItems workItems, PlatformTransactionManager transactions) {
        this.progress = progress;
        this.workItems = workItems;
        this.transactions = new TransactionTemplate(transactions);
    }

    /**
     * What moved, or would move.
     *
     * @param stages stages of communes and providers that have another due date
     * @param tasks open tasks that have
     */
    public record Moved(int stages, int tasks) {

        public boolean nothing() {
            return stages == 0 && tasks == 0;
        }
    }

    /** Brings all due dates in line with the calendar as it is now, in the caller's transaction. */
    @Transactional
    public Moved align() {
        return new Moved(progress.align(""), workItems.align());
    }

    /** Makes a change of the calendar, counts what moves, and takes all of it back. */
    public Moved preview(Runnable change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            change.run();
            return align();
        }));
    }
}
