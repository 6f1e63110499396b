package kh.isaf.jaap;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Lines of plans for tests. */
public final class JaapLines {

    private JaapLines() {}

    /** A latrine block, 12,000,000 riel from the commune's fund. */
    public static JaapLine outside(String activity) {
        return line(Part.KA, activity, 320, 170, 12_000_000L, FundingSource.CS_DEVELOPMENT);
    }

    public static JaapLine internal(String activity) {
        return line(Part.KHA, activity, 90, 45, null, null);
    }

    static JaapLine serving(@Nullable Integer total, @Nullable Integer female) {
        return line(Part.KHA, "Clean the yard", total, female, null, null);
    }

    static JaapLine lasting(LocalDate start, LocalDate end) {
        return new JaapLine(
                Part.KHA,
                "Clean the yard",
                null,
                null,
                "School",
                null,
                null,
                start,
                end,
                null,
                null,
                null,
                "Director",
                null,
                null,
                null);
    }

    private static JaapLine line(
            Part part,
            String activity,
            @Nullable Integer total,
            @Nullable Integer female,
            @Nullable Long cost,
            @Nullable FundingSource source) {
        return new JaapLine(
                part,
                activity,
                "Parents",
                "Toilets",
                "Tuek Thla primary school",
                new BigDecimal("1.50"),
                "block",
                LocalDate.of(2027, 11, 1),
                LocalDate.of(2028, 6, 30),
                total,
                female,
                cost,
                "School director",
                null,
                null,
                source);
    }
}
