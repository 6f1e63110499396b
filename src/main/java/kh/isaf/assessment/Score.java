package kh.isaf.assessment;

import java.math.BigDecimal;

/** The result of one criterion for one group that is large enough to be shown. */
public record Score(int median, BigDecimal mean, Votes votes) {

    /** A good mark. */
    boolean high() {
        return median >= 4;
    }

    /** A bad mark. */
    boolean low() {
        return median <= 2;
    }
}
