package kh.isaf.jaap;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the committee or the council decided on a version of the plan, with who was there and how they voted. */
@Entity
class CommitteeDecision {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    private String cycleKey = "";
    private int version;

    @Enumerated(EnumType.STRING)
    private DecidingBody kind = DecidingBody.COMMITTEE;

    private LocalDate heldOn = LocalDate.EPOCH;
    private int members;
    private int present;
    private int presentFemale;
    private @Nullable Integer inFavour;
    private @Nullable Integer against;
    private @Nullable Integer abstained;
    private int quorumPercent;
    private String decision = "";
    private @Nullable String reason;
    private OffsetDateTime recordedAt = OffsetDateTime.MIN;

    protected CommitteeDecision() {}

    /** @param quorumPercent share of the members that had to be exceeded on that day */
    CommitteeDecision(
            Jaap jaap,
            DecidingBody kind,
            Sitting sitting,
            int quorumPercent,
            String decision,
            @Nullable String reason,
            OffsetDateTime recordedAt) {
        cycleKey = jaap.cycleKey();
        version = jaap.version();
        this.kind = kind;
        heldOn = sitting.heldOn();
        members = sitting.members();
        present = sitting.present();
        presentFemale = sitting.presentFemale();
        inFavour = sitting.inFavour();
        against = sitting.against();
        abstained = sitting.abstained();
        this.quorumPercent = quorumPercent;
        this.decision = decision;
        this.reason = reason;
        this.recordedAt = recordedAt;
    }

    DecisionTaken taken() {
        return new DecisionTaken(
                kind,
                version,
                heldOn,
                members,
                present,
                presentFemale,
                inFavour,
                against,
                abstained,
                quorumPercent,
                decision,
                reason);
    }
}
