package kh.isaf.jaap;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.assessment.AgreedAction;
import org.jspecify.annotations.Nullable;

/** A line of the plan as kept: what the clerk wrote, its number within its part, and what became of it. */
@Entity
class JaapActivity {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    private String cycleKey = "";

    @Enumerated(EnumType.STRING)
    private Part part = Part.KHA;

    private int number;
    private String activity = "";
    private @Nullable String proposer;
    private @Nullable String targetResponse;
    private String location = "";
    private @Nullable BigDecimal quantity;
    private @Nullable String unit;
    private LocalDate startsOn = LocalDate.EPOCH;
    private LocalDate endsOn = LocalDate.EPOCH;
    private @Nullable Integer peopleServed;
    private @Nullable Integer peopleServedFemale;
    private @Nullable Long estimatedCost;
    private String lead = "";
    private @Nullable String providerCode;
    private @Nullable UUID agreedActionId;
    private @Nullable String criterionCode;
    private @Nullable Boolean inCip;

    @Enumerated(EnumType.STRING)
    private @Nullable Taker takenBy;

    private @Nullable String takenRemark;

    protected JaapActivity() {}

    /** @param agreed the action of the interface meeting it carries out; gives criterion and provider */
    JaapActivity(String cycleKey, int number, JaapLine line, @Nullable AgreedAction agreed) {
        this.cycleKey = cycleKey;
        this.number = number;
        part = line.part();
        activity = line.activity();
        proposer = line.proposer();
        targetResponse = line.targetResponse();
        location = line.location();
        quantity = line.quantity();
        unit = line.unit();
        startsOn = line.start();
        endsOn = line.end();
        peopleServed = line.peopleServed();
        peopleServedFemale = line.peopleServedFemale();
        estimatedCost = line.cost();
        lead = line.lead();
        providerCode = line.provider();
        if (agreed != null) {
            agreedActionId = agreed.id();
            criterionCode = agreed.criterionCode();
            providerCode = providerCode == null ? agreed.providerCode() : providerCode;
        }
    }

    private JaapLine line(@Nullable FundingSource source) {
        return new JaapLine(
                part,
                activity,
                proposer,
                targetResponse,
                location,
                quantity,
                unit,
                startsOn,
                endsOn,
                peopleServed,
                peopleServedFemale,
                estimatedCost,
                lead,
                providerCode,
                agreedActionId,
                source);
    }

    /** How forms name it: part and number, as {@code ka-3}. */
    String reference() {
        return part.id() + "-" + number;
    }

    boolean unfunded() {
        return part == Part.KA && !Boolean.TRUE.equals(inCip);
    }

    void cip(boolean taken) {
        inCip = taken;
    }

    void taken(Taker by, @Nullable String remark) {
        takenBy = by;
        takenRemark = remark;
    }

    UUID id() {
        return Objects.requireNonNull(id, "not yet kept");
    }

    /** As pages show it, with the sources that pay and what the months brought. */
    PlanLine shown(List<PlanLine.Pledge> fundings, List<ProgressOfMonth> months) {
        FundingSource first = fundings.isEmpty() ? null : fundings.get(0).source();
        return new PlanLine(
                reference(), number, line(first), criterionCode, fundings, inCip, takenBy, takenRemark, months);
    }
}
