package kh.isaf.oversight;

import java.util.Arrays;
import java.util.Optional;

/** By what tasks are compared. */
public enum TimeGroup {
    AREA("area"),
    SETTLEMENT("settlement"),
    VARIANT("variant"),
    /** Of the person who did the task; what is open has none. */
    SEX("sex");

    /** A part of those of whom it is not known. */
    public static final String NONE = "NONE";

    private final String id;

    TimeGroup(String id) {
        this.id = id;
    }

    /** Name in addresses and message keys. */
    public String id() {
        return id;
    }

    /**
     * Of a row of task times.
     *
     * @param length of the codes of the areas compared
     */
    String key(int length) {
        return switch (this) {
            case AREA -> "left(x.area_code, " + length + ")";
            case SETTLEMENT -> "case when x.urban then 'urban' else 'rural' end";
            case VARIANT -> "x.variant";
            case SEX -> "coalesce(x.sex, case when x.done then '" + NONE + "' end)";
        };
    }

    public static Optional<TimeGroup> of(String id) {
        return Arrays.stream(values()).filter(group -> group.id.equals(id)).findFirst();
    }
}
