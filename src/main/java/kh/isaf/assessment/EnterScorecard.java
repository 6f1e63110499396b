package kh.isaf.assessment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What citizens scored, or why they could not. Everything but the first two is told only when it was held.
 *
 * @param scorecardHeld yes or no
 * @param officialsPresent whether officials or police were present while citizens scored
 */
public record EnterScorecard(
        String scorecardHeld,
        @Nullable String notHeldReason,
        @Nullable LocalDate heldOn,
        @Nullable Boolean officialsPresent,
        @Nullable Integer total,
        @Nullable Integer female,
        @Nullable Integer male,
        @Nullable Integer other,
        @Nullable Integer disability,
        @Nullable Integer minority,
        @Nullable Integer idPoor,
        @Nullable Integer youth,
        @Nullable List<RatingRow> ratings) {

    boolean held() {
        return !scorecardHeld.equals("no");
    }
}
