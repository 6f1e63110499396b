package kh.isaf.worklist;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Somebody else has taken the task or has closed it already: who, and when. */
public class Taken extends RuntimeException {

    private final WorkItem item;

    public Taken(WorkItem item) {
        super("work item " + item.id() + " is taken");
        this.item = item;
    }

    public WorkItem item() {
        return item;
    }

    /** Who closed or holds it. */
    public @Nullable String by() {
        return item.open() ? item.assigneeName() : item.closedByName();
    }

    public @Nullable OffsetDateTime at() {
        return item.open() ? item.claimedAt() : item.closedAt();
    }
}
