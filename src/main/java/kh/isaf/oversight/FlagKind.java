package kh.isaf.oversight;

import java.util.Arrays;
import java.util.Optional;

/** What looks wrong with a record, so that a supervisor looks into it; none of it is proof. */
public enum FlagKind {
    /** All criteria of a scorecard have the same mean. */
    ALL_EQUAL,
    /** A meeting at which no woman was. */
    NO_WOMEN,
    /** A form of figures that was done in less than three minutes. */
    HASTY,
    /** Five facilitators or more share a phone number. */
    ONE_PHONE,
    /** A facilitator who is clerk or member of the council as well. */
    OFFICIAL;

    public static Optional<FlagKind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}
