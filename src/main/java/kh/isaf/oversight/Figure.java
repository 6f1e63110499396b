package kh.isaf.oversight;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A number of a board: how many cases are in one of these states. */
public enum Figure {
    /** All that is asked for. */
    EXPECTED(
            "expected",
            EnumSet.of(CaseState.ON_TIME, CaseState.LATE, CaseState.OVERDUE, CaseState.RUNNING, CaseState.COMING)),
    RECEIVED("received", EnumSet.of(CaseState.ON_TIME, CaseState.LATE)),
    ON_TIME("onTime", EnumSet.of(CaseState.ON_TIME)),
    LATE("late", EnumSet.of(CaseState.LATE)),
    OVERDUE("overdue", EnumSet.of(CaseState.OVERDUE)),
    /** What could have come on time or late by now: the whole of which a share is on time. */
    JUDGED("judged", EnumSet.of(CaseState.ON_TIME, CaseState.LATE, CaseState.OVERDUE)),
    EXCUSED("excused", EnumSet.of(CaseState.EXCUSED));

    private final String id;
    private final Set<CaseState> states;

    Figure(String id, EnumSet<CaseState> states) {
        this.id = id;
        this.states = Set.copyOf(states);
    }

    /** Name in addresses and message keys. */
    public String id() {
        return id;
    }

    public boolean counts(CaseState state) {
        return states.contains(state);
    }

    Set<CaseState> states() {
        return states;
    }

    public static Optional<Figure> of(String id) {
        return Arrays.stream(values()).filter(figure -> figure.id.equals(id)).findFirst();
    }
}
