package kh.isaf.workflow.render;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date as 2027-03-15 or 15/03/2027, in Khmer or Latin digits; years of the Buddhist era are refused. */
final class TypedDate {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final DateTimeFormatter AS_READ = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private TypedDate() {}

    static Optional<LocalDate> read(String typed) {
        String text = TypedNumber.latinDigits(typed).strip();
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        Matcher dayFirst = DAY_FIRST.matcher(text);
        try {
            if (yearFirst.matches()) {
                return date(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
            }
            return dayFirst.matches()
                    ? date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As people here read a date. */
    static String asRead(LocalDate date) {
        return AS_READ.format(date);
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        return date.getYear() >= 1900 && date.getYear() < 2200 ? Optional.of(date) : Optional.empty();
    }
}
