package kh.isaf.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;

/**
 * A register of the product that national staff may fill from a table. It is seen as entries under keys, each entry a
 * set of texts by the names of its columns; so one import can be compared before it runs, and undone after.
 */
public interface Register {

    /** Its name in addresses, message keys ({@code register.<id>}) and the audit trail, such as {@code providers}. */
    String id();

    /** The columns of its table, in order; their titles are the message keys {@code register.<id>.<column>}. */
    List<Column> columns();

    /** The key of the entry a row is about; the row has passed the checks of its columns. */
    String key(Row row);

    /** What the register holds under these keys today; a key it does not hold is not in the answer. */
    Map<String, Map<String, String>> current(Collection<String> keys);

    /** Tells what only the register can see: places that do not exist, periods that overlap. It changes nothing. */
    void check(List<Row> rows, Faults faults);

    /** The keys of all entries, in order; empty where the register cannot be downloaded. */
    default List<String> keys() {
        return List.of();
    }

    /** Keeps everybody else from changing the register until the transaction ends. */
    default void lock() {}

    /**
     * Makes these changes in the transaction of the caller; some hundreds come at once, in the order of their keys, and
     * backwards when an import is undone. A change whose {@code after} is null
     * takes the entry away.
     *
     * @throws kh.isaf.access.Refusal when an entry cannot be changed or taken away any more, naming it
     */
    void write(Actor by, List<Change> changes);
}
