package kh.isaf.workflow;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Where one stage of an area's year stands as a whole.
 *
 * @param startsOn first day of the stage; null where nobody goes through it
 * @param done how many providers have done it; 1 or 0 for a stage of the commune
 * @param total how many go through it, the excused ones included
 * @param next the open task that is due first
 */
public record StageStep(
        Stage stage,
        State state,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate dueOn,
        int done,
        int excused,
        int total,
        @Nullable OpenTask next,
        List<StageCell> excuses) {

    /** How a stage stands; what is not done when it is due is late. */
    public enum State {
        PLANNED,
        OPEN,
        LATE,
        DONE,
        EXCUSED,
        NONE;

        /** End of its message key and its CSS class. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Nothing is left to do. */
        boolean over() {
            return this == DONE || this == EXCUSED;
        }

        static State of(String status, LocalDate dueOn, LocalDate today) {
            State state = valueOf(status);
            return (state == PLANNED || state == OPEN) && dueOn.isBefore(today) ? LATE : state;
        }
    }

    static StageStep of(Stage stage, List<StageCell> cells, @Nullable OpenTask next) {
        int done = count(cells, State.DONE);
        int excused = count(cells, State.EXCUSED);
        return new StageStep(
                stage,
                state(cells, done, excused),
                cells.stream()
                        .map(StageCell::startsOn)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                cells.stream().map(StageCell::dueOn).max(LocalDate::compareTo).orElse(null),
                done,
                excused,
                cells.size(),
                next,
                cells.stream().filter(cell -> cell.state() == State.EXCUSED).toList());
    }

    private static State state(List<StageCell> cells, int done, int excused) {
        if (cells.isEmpty()) {
            return State.NONE;
        }
        if (done + excused == cells.size()) {
            return done == 0 ? State.EXCUSED : State.DONE;
        }
        if (count(cells, State.LATE) > 0) {
            return State.LATE;
        }
        return done > 0 || count(cells, State.OPEN) > 0 ? State.OPEN : State.PLANNED;
    }

    private static int count(List<StageCell> cells, State state) {
        return (int) cells.stream().filter(cell -> cell.state() == state).count();
    }
}
