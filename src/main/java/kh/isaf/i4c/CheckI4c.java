package kh.isaf.i4c;

import org.jspecify.annotations.Nullable;

/**
 * The supervisor's verdict on an information pack.
 *
 * @param i4cDecision accept or return
 * @param reason what to correct; needed when it is returned
 */
public record CheckI4c(String i4cDecision, @Nullable String reason) {

    boolean returned() {
        return i4cDecision.equals("return");
    }
}
