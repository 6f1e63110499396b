package kh.isaf.worklist;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import kh.isaf.cycle.DueDatesMoved;
import kh.isaf.cycle.Redated;
import kh.isaf.cycle.Stage;
import kh.isaf.cycle.StageDates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves what is open to the days that follow from a change of the calendar or from a postponement, or tells what would
 * move.
 */
@Service
public class Redating {

    private final StageDates stages;
    private final ItemDates items;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    Redating(
            StageDates stages,
            ItemDates items,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.stages = stages;
        this.items = items;
        this.events = events;
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

    /** The same one by one. */
    record Lines(List<Redated> stages, List<Redated> tasks) {}

    /** Brings all due dates in line with the calendar as it is now, in the caller's transaction. */
    @Transactional
    public Moved align() {
        Moved moved = alignUntold();
        events.publishEvent(new DueDatesMoved(""));
        return moved;
    }

    /** Makes a change of the calendar, counts what moves, and takes all of it back. */
    public Moved preview(Runnable change) {
        return tried(() -> {
            change.run();
            return alignUntold();
        });
    }

    /** Brings these due dates in line, and tells nobody. */
    Lines align(String cycleKeys, @Nullable Stage stage) {
        items.hold(cycleKeys, stage);
        return new Lines(stages.align(cycleKeys, stage), items.align(cycleKeys, stage));
    }

    /** Does something, and takes all of it back. */
    <T> T tried(Supplier<T> change) {
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            return change.get();
        }));
    }

    /** The same, where the caller tells of it or takes it back. */
    @Transactional
    public Moved alignUntold() {
        Lines lines = align("", null);
        return new Moved(lines.stages().size(), lines.tasks().size());
    }
}
