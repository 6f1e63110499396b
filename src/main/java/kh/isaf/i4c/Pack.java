package kh.isaf.i4c;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An information pack as it stands, for pages and for the next person in line; amounts in riel.
 *
 * @param edition how often it was entered
 * @param places codes of the places where it was put up
 */
public record Pack(
        String providerCode,
        PackStatus status,
        int edition,
        @Nullable String returnedReason,
        int staffTotal,
        int staffFemale,
        String openingHours,
        List<Figure> figures,
        BigDecimal budgetPlanned,
        BigDecimal budgetReceived,
        BigDecimal budgetSpent,
        String budgetSource,
        @Nullable LocalDate postedOn,
        List<String> places,
        int copies) {}
