package kh.isaf.workflow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person may correct what he or she sent.
 *
 * @param lastDay until when it is allowed; null when it never is
 * @param whyNot message key of the reason; null while it is allowed
 */
public record CorrectionStanding(
        @Nullable LocalDate lastDay, @Nullable String whyNot) {

    public boolean allowed() {
        return whyNot == null;
    }
}
