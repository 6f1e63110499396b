package kh.isaf.i4c;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one provider tells its citizens in one year: its performance, staff, opening hours and budget in riel. */
@Entity
class InformationPack {

    @Id
    private UUID id = UUID.randomUUID();

    private String cycleKey = "";
    private String providerCode = "";

    @Enumerated(EnumType.STRING)
    private PackStatus status = PackStatus.ENTERED;

    private int edition;
    private @Nullable String returnedReason;
    private int staffTotal;
    private int staffFemale;
    private String openingHours = "";
    private BigDecimal budgetPlanned = BigDecimal.ZERO;
    private BigDecimal budgetReceived = BigDecimal.ZERO;
    private BigDecimal budgetSpent = BigDecimal.ZERO;
    private String budgetSource = "";

    @ElementCollection
    @CollectionTable(name = "information_figure", joinColumns = @JoinColumn(name = "pack_id"))
    @OrderColumn(name = "position")
    private List<Figure> figures = new ArrayList<>();

    @Version
    private @Nullable Integer lockVersion;

    protected InformationPack() {}

    InformationPack(String cycleKey, String providerCode) {
        this.cycleKey = cycleKey;
        this.providerCode = providerCode;
    }

    /** Takes the figures as entered; each entry is a new edition that waits to be checked. */
    void enter(EnterI4c entered) {
        staffTotal = entered.staffTotal();
        staffFemale = entered.staffFemale();
        openingHours = entered.openingHours();
        budgetPlanned = entered.budgetPlanned();
        budgetReceived = entered.budgetReceived();
        budgetSpent = entered.budgetSpent();
        budgetSource = entered.budgetSource();
        figures.clear();
        figures.addAll(entered.figures());
        edition++;
        status = PackStatus.ENTERED;
        returnedReason = null;
    }

    void returnBecause(String reason) {
        status = PackStatus.RETURNED;
        returnedReason = reason;
    }

    void accept() {
        status = PackStatus.CHECKED;
    }

    void posted() {
        status = PackStatus.POSTED;
    }

    UUID id() {
        return id;
    }

    PackStatus status() {
        return status;
    }

    Pack view(@Nullable Posting posting) {
        return new Pack(
                providerCode,
                status,
                edition,
                returnedReason,
                staffTotal,
                staffFemale,
                openingHours,
                List.copyOf(figures),
                budgetPlanned,
                budgetReceived,
                budgetSpent,
                budgetSource,
                posting == null ? null : posting.postedOn(),
                posting == null ? List.of() : posting.places(),
                posting == null ? 0 : posting.copies());
    }
}
