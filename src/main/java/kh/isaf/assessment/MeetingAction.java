package kh.isaf.assessment;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of the list of actions a meeting agreed on, as it is kept. */
@Embeddable
record MeetingAction(
        UUID id,
        @Nullable String providerCode,
        @Nullable String criterionCode,
        String action,
        @Nullable String proposer,
        @Nullable String responsible,
        @Nullable LocalDate dueBy,
        boolean outsideResources) {

    AgreedAction of(String cycleKey) {
        return new AgreedAction(
                id, cycleKey, providerCode, criterionCode, action, proposer, responsible, dueBy, outsideResources);
    }
}
