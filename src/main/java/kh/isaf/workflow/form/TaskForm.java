package kh.isaf.workflow.form;

import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.worklist.WorkItem;

/**
 * What stands between the form of one user task and the domain: opens it with what is known, and hands what was
 * entered to one command. The bean's name is the user task's id.
 *
 * @param <C> the command; its components are the fields of the form
 */
public interface TaskForm<C extends Record> {

    Class<C> command();

    /** Values to begin with, by field key; also the choices of fields that take them by {@code valuesKey}. */
    default Map<String, Object> open(WorkItem item) {
        return Map.of();
    }

    /** What the person must know, shown above the form. */
    default List<Fact> facts(WorkItem item) {
        return List.of();
    }

    /**
     * Whether what was sent may be corrected afterwards: the command may be repeated, and then takes the place of what it
     * told before. Never for a decision.
     */
    default boolean correctable() {
        return false;
    }

    /** Runs in the transaction that completes the task; throws {@link kh.isaf.access.Refusal} when a rule says no. */
    void submit(WorkItem item, C command, Actor actor);
}
