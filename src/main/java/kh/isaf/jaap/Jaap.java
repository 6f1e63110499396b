package kh.isaf.jaap;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;

/** The joint accountability action plan of one area and year: where it stands and since when. */
@Entity
class Jaap {

    @Id
    private String cycleKey = "";

    @Enumerated(EnumType.STRING)
    private JaapStatus status = JaapStatus.DRAFT;

    private int version = 1;
    private LocalDate draftedOn = LocalDate.EPOCH;
    private @Nullable LocalDate revisedOn;
    private @Nullable LocalDate approvedOn;
    private @Nullable LocalDate adoptedOn;
    private @Nullable String returnedReason;
    private @Nullable LocalDate workshopOn;

    protected Jaap() {}

    Jaap(String cycleKey, LocalDate draftedOn) {
        this.cycleKey = cycleKey;
        this.draftedOn = draftedOn;
    }

    /** The committee says yes; the plan goes on to the council. */
    void approve(LocalDate heldOn) {
        require(JaapStatus.DRAFT);
        status = JaapStatus.APPROVED_BY_COMMITTEE;
        approvedOn = heldOn;
    }

    /** The council makes it the plan of the area. */
    void adopt(LocalDate heldOn) {
        require(JaapStatus.APPROVED_BY_COMMITTEE);
        status = JaapStatus.ADOPTED;
        adoptedOn = heldOn;
    }

    /** The committee or the council wants it changed. */
    void returnForRevision(String reason) {
        status = JaapStatus.RETURNED;
        approvedOn = null;
        returnedReason = reason;
    }

    /** The clerk changed it; the committee sees it anew. */
    void revise(LocalDate day) {
        require(JaapStatus.RETURNED);
        status = JaapStatus.DRAFT;
        version++;
        revisedOn = day;
        returnedReason = null;
    }

    void workshopHeld(LocalDate day) {
        workshopOn = day;
    }

    void require(JaapStatus expected) {
        if (status != expected) {
            throw new Refusal(null, "jaap.refusal.otherStatus");
        }
    }

    String cycleKey() {
        return cycleKey;
    }

    JaapStatus status() {
        return status;
    }

    int version() {
        return version;
    }

    LocalDate draftedOn() {
        return draftedOn;
    }

    @Nullable
    LocalDate revisedOn() {
        return revisedOn;
    }

    @Nullable
    LocalDate approvedOn() {
        return approvedOn;
    }

    @Nullable
    LocalDate adoptedOn() {
        return adoptedOn;
    }

    @Nullable
    LocalDate workshopOn() {
        return workshopOn;
    }

    @Nullable
    String returnedReason() {
        return returnedReason;
    }
}
