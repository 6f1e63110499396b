package kh.isaf.assessment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One group judging one provider in one year: its citizens, or its own staff. One form, two kinds. */
@Entity
class Scorecard {

    /** Who judges. */
    enum Kind {
        CITIZEN,
        SELF
    }

    /** Whether it took place. */
    enum Status {
        PLANNED,
        NOT_HELD,
        HELD
    }

    @Id
    private UUID id = UUID.randomUUID();

    private String cycleKey = "";
    private String providerCode = "";

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.CITIZEN;

    @Enumerated(EnumType.STRING)
    private Status status = Status.PLANNED;

    private @Nullable LocalDate plannedFrom;
    private @Nullable LocalDate plannedTo;
    private @Nullable String place;
    private @Nullable String language;
    private @Nullable Integer facilitators;
    private int attempts;
    private @Nullable String notHeldReason;
    private @Nullable LocalDate heldOn;
    private boolean officialsPresent;

    @Embedded
    private Participants participants = Participants.NOBODY;

    @ElementCollection
    @CollectionTable(name = "scorecard_rating", joinColumns = @JoinColumn(name = "scorecard_id"))
    @OrderColumn(name = "position")
    private List<Rating> ratings = new ArrayList<>();

    @Version
    private @Nullable Integer lockVersion;

    protected Scorecard() {}

    Scorecard(String cycleKey, String providerCode, Kind kind) {
        this.cycleKey = cycleKey;
        this.providerCode = providerCode;
        this.kind = kind;
    }

    void plan(PlanScorecard planned) {
        plannedFrom = planned.plannedFrom();
        plannedTo = planned.plannedTo();
        at(planned.place(), planned.facilitators());
        language = planned.language();
        status = Status.PLANNED;
    }

    void at(String where, @Nullable Integer facilitatedBy) {
        place = where;
        facilitators = facilitatedBy;
    }

    /** The group could not meet; it is planned again. */
    void notHeld(String reason) {
        tried();
        status = Status.NOT_HELD;
        notHeldReason = reason;
    }

    void held(LocalDate day, boolean officials, Participants who, List<Rating> results) {
        tried();
        status = Status.HELD;
        heldOn = day;
        officialsPresent = officials;
        participants = who;
        ratings.clear();
        ratings.addAll(results);
    }

    /** What is told again without a plan in between corrects what was told before: the same try. */
    private void tried() {
        if (status == Status.PLANNED) {
            attempts++;
        }
    }

    UUID id() {
        return id;
    }

    String providerCode() {
        return providerCode;
    }

    Kind kind() {
        return kind;
    }

    Status status() {
        return status;
    }

    Participants participants() {
        return participants;
    }

    List<Rating> ratings() {
        return ratings;
    }

    ScorecardPlan view() {
        return new ScorecardPlan(plannedFrom, plannedTo, place, language, facilitators, attempts, notHeldReason);
    }
}
