package kh.isaf.workflow.figures;

import java.util.Arrays;
import java.util.Optional;

/** What a check of figures can look at; the list is closed, so that a rule can never run code. */
public enum CheckKind {
    /** A figure is at most another. */
    AT_MOST_FIELD("atMostField", Others.ONE, false, false),
    /** Several figures add up to this one. */
    SUM_EQUALS("sumEquals", Others.SEVERAL, false, false),
    /** Several figures add up to this one or less. */
    SUM_AT_MOST("sumAtMost", Others.SEVERAL, false, false),
    /** A figure lies between two limits. */
    IN_RANGE("inRange", Others.NONE, true, true),
    /** A date is not before another. */
    NOT_BEFORE_FIELD("notBeforeField", Others.ONE, false, false),
    /** A date is not before a day of the cycle's year, written as 03-15. */
    NOT_BEFORE_DAY("notBeforeDay", Others.DAY, false, false),
    /** A figure differs from last year's by no more than so many percent. */
    CHANGE("change", Others.NONE, false, true),
    /** A figure is a share of another between two limits, in percent. */
    SHARE("share", Others.ONE, true, true),
    /** The rows of a table do not all say the same in these columns. */
    ALL_EQUAL("allEqual", Others.SEVERAL_OR_NONE, false, false);

    /** What stands beside the field the check is about. */
    public enum Others {
        NONE,
        ONE,
        SEVERAL,
        SEVERAL_OR_NONE,
        DAY
    }

    private final String id;
    private final Others others;
    private final boolean low;
    private final boolean high;

    CheckKind(String id, Others others, boolean low, boolean high) {
        this.id = id;
        this.others = others;
        this.low = low;
        this.high = high;
    }

    /** Name in messages and addresses. */
    public String id() {
        return id;
    }

    public Others others() {
        return others;
    }

    /** Whether it has a lower limit. */
    public boolean low() {
        return low;
    }

    /** Whether it has an upper limit. */
    public boolean high() {
        return high;
    }

    /** Whether it is about dates; the others are about figures. */
    public boolean ofDates() {
        return this == NOT_BEFORE_FIELD || this == NOT_BEFORE_DAY;
    }

    public static Optional<CheckKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
