package kh.isaf.i4c;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The performance and budget of a provider as its focal person enters it; amounts in riel. */
public record EnterI4c(
        int staffTotal,
        int staffFemale,
        String openingHours,
        List<Figure> figures,
        BigDecimal budgetPlanned,
        BigDecimal budgetReceived,
        BigDecimal budgetSpent,
        String budgetSource) {

    public EnterI4c(
            int staffTotal,
            int staffFemale,
            String openingHours,
            @Nullable List<Figure> figures,
            BigDecimal budgetPlanned,
            BigDecimal budgetReceived,
            BigDecimal budgetSpent,
            String budgetSource) {
        this.staffTotal = staffTotal;
        this.staffFemale = staffFemale;
        this.openingHours = openingHours;
        this.figures = figures == null ? List.of() : List.copyOf(figures);
        this.budgetPlanned = budgetPlanned;
        this.budgetReceived = budgetReceived;
        this.budgetSpent = budgetSpent;
        this.budgetSource = budgetSource;
    }
}
