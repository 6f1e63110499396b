package kh.isaf.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import kh.isaf.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Working days around the holidays that the product brings, the Khmer New Year first of all. */
@Transactional
class KhmerNewYearTests extends ProductTest {

    private static final LocalDate MONDAY_BEFORE = LocalDate.of(2027, 4, 12);

    @Autowired
    WorkingCalendars calendars;

    @Autowired
    JdbcClient jdbc;

    @Test
    void threeDaysSetOnTheMondayBeforeNewYearEndOnTheTuesdayAfter() {
        assertThat(nation().plus(MONDAY_BEFORE, 3)).isEqualTo(LocalDate.of(2027, 4, 20));
    }

    @Test
    void countingBackComesToTheSameMonday() {
        assertThat(nation().plus(LocalDate.of(2027, 4, 20), -3)).isEqualTo(MONDAY_BEFORE);
    }

    @Test
    void lateIsCountedInTheSameDaysAsDeadlinesAreSet() {
        WorkingCalendar calendar = nation();
        assertThat(IntStream.rangeClosed(1, 250))
                .allMatch(days -> calendar.between(MONDAY_BEFORE, calendar.plus(MONDAY_BEFORE, days)) == days);
        assertThat(calendar.between(MONDAY_BEFORE, MONDAY_BEFORE)).isZero();
        assertThat(calendar.between(MONDAY_BEFORE, MONDAY_BEFORE.minusDays(9))).isZero();
    }

    @Test
    void aDayInTheHolidayMovesToTheNextOneThatIsWorked() {
        assertThat(nation().onOrAfter(LocalDate.of(2027, 4, 15))).isEqualTo(LocalDate.of(2027, 4, 19));
        assertThat(nation().onOrBefore(LocalDate.of(2027, 4, 18))).isEqualTo(LocalDate.of(2027, 4, 13));
    }

    @Test
    void aCommuneThatClosesByItselfWorksALittleLater() {
        close("120802", LocalDate.of(2027, 4, 19), "DAY");
        assertThat(calendars.of("120802", MONDAY_BEFORE).plus(MONDAY_BEFORE, 3)).isEqualTo(LocalDate.of(2027, 4, 21));
        assertThat(calendars.of("120801", MONDAY_BEFORE).plus(MONDAY_BEFORE, 3)).isEqualTo(LocalDate.of(2027, 4, 20));
    }

    @Test
    void aClosedDistrictClosesItsCommunes() {
        close("1208", LocalDate.of(2027, 4, 19), "DAY");
        assertThat(calendars.of("120801", MONDAY_BEFORE).isWorking(LocalDate.of(2027, 4, 19)))
                .isFalse();
        assertThat(calendars.of("1207", MONDAY_BEFORE).isWorking(LocalDate.of(2027, 4, 19)))
                .isTrue();
    }

    @Test
    void aHalfDayIsAWorkingDay() {
        close("", LocalDate.of(2027, 4, 13), "AFTERNOON");
        assertThat(nation().isWorking(LocalDate.of(2027, 4, 13))).isTrue();
    }

    @Test
    void theProductBringsTheHolidaysOfFiveYears() {
        assertThat(calendars.holidays(""))
                .hasSize(107)
                .extracting(holiday -> holiday.day().getYear())
                .contains(2026, 2027, 2028, 2029, 2030);
    }

    /** The daily sweep counts in the database, a page in Java: both must come to the same days. */
    @Test
    void theDatabaseCountsAsTheCalendarDoes() {
        close("120802", LocalDate.of(2027, 4, 19), "DAY");
        close("12", LocalDate.of(2027, 5, 3), "DAY");
        close("120802", LocalDate.of(2027, 5, 8), "DAY");
        for (String area : List.of("", "120801", "120802", "0102")) {
            WorkingCalendar calendar = calendars.of(area, MONDAY_BEFORE);
            for (int days = -40; days <= 60; days++) {
                LocalDate other = MONDAY_BEFORE.plusDays(days);
                assertThat(database("working_days_later(:area, :day, :n)", area, MONDAY_BEFORE, days, LocalDate.class))
                        .as("%d working days from %s in %s", days, MONDAY_BEFORE, area)
                        .isEqualTo(calendar.plus(MONDAY_BEFORE, days));
                assertThat(database("working_day_from(:area, :day + :n)", area, MONDAY_BEFORE, days, LocalDate.class))
                        .isEqualTo(calendar.onOrAfter(other));
                assertThat(database(
                                "working_days_between(:area, :day, :day + :n)",
                                area,
                                MONDAY_BEFORE,
                                Math.max(days, 0),
                                Integer.class))
                        .isEqualTo(calendar.between(MONDAY_BEFORE, MONDAY_BEFORE.plusDays(Math.max(days, 0))));
            }
        }
    }

    private <T> T database(String expression, String area, LocalDate day, int n, Class<T> type) {
        return jdbc.sql("select " + expression.replace(":day", "cast(:day as date)"))
                .param("area", area)
                .param("day", day)
                .param("n", n)
                .query(type)
                .single();
    }

    private WorkingCalendar nation() {
        return calendars.of("", MONDAY_BEFORE);
    }

    private void close(String area, LocalDate day, String part) {
        jdbc.sql(
                        "insert into holiday (day, area_code, part, name_km, name_en, certain) values (?, ?, ?, 'ក', 'a', true)")
                .params(day, area, part)
                .update();
    }
}
