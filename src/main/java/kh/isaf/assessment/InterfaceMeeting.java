package kh.isaf.assessment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kh.isaf.i4c.Headcount;
import org.jspecify.annotations.Nullable;

/** A meeting of one provider with its citizens or, without a provider, of the council with all of them. */
@Entity
class InterfaceMeeting {

    @Id
    private UUID id = UUID.randomUUID();

    private String cycleKey = "";
    private @Nullable String providerCode;
    private LocalDate heldOn = LocalDate.EPOCH;
    private String place = "";
    private int providerWomen;
    private int providerMen;
    private int providerOther;
    private int citizenWomen;
    private int citizenMen;
    private int citizenOther;

    @ElementCollection
    @CollectionTable(name = "agreed_action", joinColumns = @JoinColumn(name = "meeting_id"))
    @OrderColumn(name = "position")
    private List<MeetingAction> actions = new ArrayList<>();

    @Version
    private @Nullable Integer lockVersion;

    protected InterfaceMeeting() {}

    InterfaceMeeting(String cycleKey, @Nullable String providerCode) {
        this.cycleKey = cycleKey;
        this.providerCode = providerCode;
    }

    /** Keeps what happened; told again, it replaces what was kept before. */
    void record(LocalDate day, String where, Headcount providerSide, Headcount citizens, List<MeetingAction> agreed) {
        heldOn = day;
        place = where;
        providerWomen = providerSide.women();
        providerMen = providerSide.men();
        providerOther = providerSide.other();
        citizenWomen = citizens.women();
        citizenMen = citizens.men();
        citizenOther = citizens.other();
        List<MeetingAction> kept = MeetingAction.recognised(List.copyOf(actions), agreed);
        actions.clear();
        actions.addAll(kept);
    }

    List<AgreedAction> agreedActions() {
        return actions.stream().map(action -> action.of(cycleKey)).toList();
    }

    UUID id() {
        return id;
    }
}
