package kh.isaf.i4c;

import java.math.BigDecimal;
import java.util.List;

/** The performance and budget of a provider as its focal person enters it; amounts in riel. */
public record EnterI4c(
        int staffTotal,
        int staffFemale,
        String openingHours,
        List<Figure> figures,
        BigDecimal budgetPlanned,
        BigDecimal budgetReceived,
        BigDecimal budgetSpent,
        String budgetSource) {}
