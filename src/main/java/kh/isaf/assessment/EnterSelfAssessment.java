package kh.isaf.assessment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the staff of a provider score their own service.
 *
 * @param facilitators how many people from outside the provider led the session
 */
public record EnterSelfAssessment(
        LocalDate heldOn,
        String place,
        @Nullable Integer facilitators,
        @Nullable Boolean officialsPresent,
        int total,
        int female,
        int male,
        @Nullable Integer other,
        @Nullable Integer disability,
        @Nullable Integer youth,
        List<RatingRow> ratings) {}
