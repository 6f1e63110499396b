package kh.isaf.oversight.report;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The period of a report.
 *
 * @param number of the month, or of the half of the year; 1 for a whole one
 */
public record ReportPeriod(ReportKind kind, int year, int number) {

    private static final int MONTHS = 12;
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2099;

    /** Empty for one there is not, as month 13. */
    public static Optional<ReportPeriod> of(ReportKind kind, int year, int number) {
        return number < 1 || number > MONTHS / kind.months() || year < FIRST_YEAR || year > LAST_YEAR
                ? Optional.empty()
                : Optional.of(new ReportPeriod(kind, year, number));
    }

    public LocalDate from() {
        return LocalDate.of(year, (number - 1) * kind.months() + 1, 1);
    }

    public LocalDate to() {
        return from().plusMonths(kind.months()).minusDays(1);
    }
}
