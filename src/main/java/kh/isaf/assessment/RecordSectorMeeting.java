package kh.isaf.assessment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A meeting of one provider with citizens' representatives, and what they agreed. */
public record RecordSectorMeeting(
        LocalDate heldOn,
        String place,
        @Nullable Integer providerWomen,
        @Nullable Integer providerMen,
        @Nullable Integer providerOther,
        @Nullable Integer citizenWomen,
        @Nullable Integer citizenMen,
        @Nullable Integer citizenOther,
        List<SectorAction> actions) {

    /** One agreed action; {@code criterion} is the code of the criterion it answers. */
    public record SectorAction(
            String criterion,
            String action,
            @Nullable String proposer,
            @Nullable String responsible,
            @Nullable LocalDate dueBy,
            @Nullable Boolean outsideResources) {}
}
