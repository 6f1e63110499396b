package kh.isaf.oversight.report;

import java.util.Arrays;
import java.util.Optional;

/** How long a period a report is about. */
public enum ReportKind {
    MONTHLY("monthly", 1),
    SEMI_ANNUAL("semiAnnual", 6),
    ANNUAL("annual", 12);

    private final String id;
    private final int months;

    ReportKind(String id, int months) {
        this.id = id;
        this.months = months;
    }

    /** Name in addresses and message keys. */
    public String id() {
        return id;
    }

    int months() {
        return months;
    }

    public static Optional<ReportKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
