package kh.isaf.jaap;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one source is planned to pay for a line, in riel; a line may have several. */
@Entity
class Funding {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    private UUID activityId = new UUID(0, 0);
    private String cycleKey = "";

    @Enumerated(EnumType.STRING)
    private FundingSource source = FundingSource.CS_DEVELOPMENT;

    private @Nullable Long plannedRiel;

    protected Funding() {}

    Funding(UUID activityId, String cycleKey, FundingSource source, @Nullable Long plannedRiel) {
        this.activityId = activityId;
        this.cycleKey = cycleKey;
        this.source = source;
        this.plannedRiel = plannedRiel;
    }

    UUID activityId() {
        return activityId;
    }

    FundingSource source() {
        return source;
    }

    @Nullable
    Long plannedRiel() {
        return plannedRiel;
    }
}
