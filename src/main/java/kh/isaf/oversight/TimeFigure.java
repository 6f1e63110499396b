package kh.isaf.oversight;

import java.util.Arrays;
import java.util.Optional;

/** Which tasks a number of the page of times counts; its list shows the same ones. */
public enum TimeFigure {
    /** Done, or open and begun. */
    CAME("came", "true", true, true),
    DONE("done", "true", true, false),
    LATE("late", "x.late", true, false),
    AGAIN("again", "x.again", true, false),
    OPEN("open", "true", false, true),
    OVERDUE("overdue", "x.overdue", false, true),
    /** Done late, or open and overdue. */
    TARDY("tardy", "(x.late or x.overdue)", true, true);

    private final String id;
    private final String condition;
    private final boolean done;
    private final boolean open;

    TimeFigure(String id, String condition, boolean done, boolean open) {
        this.id = id;
        this.condition = condition;
        this.done = done;
        this.open = open;
    }

    /** Name in addresses and message keys. */
    public String id() {
        return id;
    }

    /** On a row of {@link TimeSql}. */
    String condition() {
        return condition;
    }

    boolean countsDone() {
        return done;
    }

    boolean countsOpen() {
        return open;
    }

    public static Optional<TimeFigure> of(String id) {
        return Arrays.stream(values()).filter(figure -> figure.id.equals(id)).findFirst();
    }
}
