package kh.isaf.reminder;

import java.util.Arrays;
import java.util.Optional;

/** What may stand in braces in a message to people; its meaning and a sample are message keys. */
public enum TextVariable {
    NAME("name"),
    COUNTS("counts"),
    COUNT("count"),
    TASK("task"),
    TASKS("tasks"),
    PLACE("place"),
    DATE("date"),
    CODE("code"),
    LINK("link"),
    ANSWER("answer"),
    DAYS("days"),
    REASON("reason"),
    MISSING("missing"),
    USERNAME("username"),
    UNTIL("until"),
    MONTH("month"),
    SPENT("spent"),
    CAP("cap"),
    MOST("most"),
    DUE("due"),
    STEPS("steps"),
    NOTE("note"),
    SENDER("sender");

    private final String id;

    TextVariable(String id) {
        this.id = id;
    }

    /** Its name between the braces. */
    public String id() {
        return id;
    }

    /** As it stands in a text. */
    public String inBraces() {
        return "{" + id + "}";
    }

    static Optional<TextVariable> of(String id) {
        return Arrays.stream(values())
                .filter(variable -> variable.id.equals(id))
                .findFirst();
    }
}
