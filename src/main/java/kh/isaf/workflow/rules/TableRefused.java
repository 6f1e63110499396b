package kh.isaf.workflow.rules;

import java.util.List;
import java.util.stream.Collectors;
import kh.isaf.access.Refusal;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A table that cannot be a draft, with everything that is wrong with it; as a sentence it tells the first of it. */
public final class TableRefused extends Refusal {

    private final transient List<CellFault> faults;

    TableRefused(List<CellFault> faults) {
        super(
                "file",
                faults.get(0).row() == 0 ? "rules.refused" : "rules.refused.cell",
                String.valueOf(faults.get(0).row()),
                column(faults.get(0)),
                new DefaultMessageSourceResolvable(
                        new String[] {faults.get(0).messageKey()}, faults.get(0).arguments()));
        this.faults = List.copyOf(faults);
    }

    public List<CellFault> faults() {
        return faults;
    }

    /** For the command line and the log. */
    @Override
    public String toString() {
        return faults.stream()
                .map(fault -> fault.row() + " " + fault.column() + ": " + fault.messageKey() + " " + fault.args())
                .collect(Collectors.joining("; "));
    }

    private static Object column(CellFault fault) {
        return fault.column().isEmpty() ? "–" : new DefaultMessageSourceResolvable("rules.column." + fault.column());
    }
}
