package kh.isaf.assessment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The meeting of the council and all providers with citizens' representatives, and what they agreed. */
public record RecordInterfaceMeeting(
        LocalDate heldOn,
        String place,
        @Nullable Integer providerWomen,
        @Nullable Integer providerMen,
        @Nullable Integer providerOther,
        @Nullable Integer citizenWomen,
        @Nullable Integer citizenMen,
        @Nullable Integer citizenOther,
        List<JointAction> actions) {

    /**
     * One agreed action.
     *
     * @param subject what it is about, see {@link ActionSubject}
     */
    public record JointAction(
            String subject,
            String action,
            @Nullable String proposer,
            @Nullable String responsible,
            @Nullable LocalDate dueBy,
            @Nullable Boolean outsideResources) {}
}
