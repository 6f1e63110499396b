package kh.isaf.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** A new working week counts from its day on, in Java as in the database; a half day closes at noon. */
@Transactional
class WorkingWeekTests extends ProductTest {

    private static final Actor NATION = new Actor(new UUID(85, 9), "Sophea", Set.of(new Grant(Role.NCDDS_ADMIN, "")));
    private static final LocalDate MONDAY = LocalDate.of(2090, 6, 5);
    private static final LocalDate SATURDAY = MONDAY.plusDays(5);

    @Autowired
    WorkingWeeks weeks;

    @Autowired
    WorkingCalendars calendars;

    @Autowired
    JdbcClient jdbc;

    @Test
    void saturdaysAreWorkedFromTheDayOnAndNotBefore() {
        weeks.set(NATION, week(MONDAY, DayOfWeek.SATURDAY), "decided");
        WorkingCalendar calendar = calendars.of("850101");
        assertThat(calendar.isWorking(SATURDAY)).isTrue();
        assertThat(calendar.isWorking(SATURDAY.minusWeeks(1))).isFalse();
        for (int days = 1; days < 30; days++) {
            assertThat(jdbc.sql("select working_days_later('850101', ?, ?)")
                            .params(MONDAY.minusDays(14), days)
                            .query(LocalDate.class)
                            .single())
                    .isEqualTo(calendar.plus(MONDAY.minusDays(14), days));
        }
        weeks.remove(NATION, MONDAY, "taken back");
        assertThat(calendars.of("850101").isWorking(SATURDAY)).isFalse();
    }

    @Test
    void officesCloseAtTheirHourAndAtNoonOnAHalfDay() {
        weeks.set(
                NATION,
                new WorkingWeek(
                        MONDAY,
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(8, 0),
                        LocalTime.of(16, 0)),
                null);
        jdbc.sql("""
                insert into holiday (day, area_code, part, name_km, name_en, certain)
                values (?, '8501', 'AFTERNOON', 'ក', 'a', true)""").param(MONDAY.plusDays(1)).update();
        WorkingCalendar calendar = calendars.of("850101");
        assertThat(calendar.closes(MONDAY.minusDays(3))).isEqualTo(LocalTime.of(17, 30));
        assertThat(calendar.closes(MONDAY)).isEqualTo(LocalTime.of(16, 0));
        assertThat(calendar.closes(MONDAY.plusDays(1))).isEqualTo(LocalTime.NOON);
        assertThat(calendars.of("850201").closes(MONDAY.plusDays(1))).isEqualTo(LocalTime.of(16, 0));
    }

    @Test
    void whatHasBegunStaysAndOnlyTheNationDecides() {
        assertThatThrownBy(() -> weeks.set(NATION, week(LocalDate.of(2001, 1, 1), DayOfWeek.SATURDAY), null))
                .isInstanceOf(Refusal.class)
                .hasMessage("week.error.past");
        assertThatThrownBy(() -> weeks.remove(NATION, LocalDate.of(2000, 1, 1), null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> weeks.set(
                        NATION, new WorkingWeek(MONDAY, Set.of(), LocalTime.of(8, 0), LocalTime.of(9, 0)), null))
                .hasMessage("week.error.days");
        assertThatThrownBy(() -> weeks.set(
                        NATION,
                        new WorkingWeek(MONDAY, Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(8, 0)),
                        null))
                .hasMessage("week.error.hours");
        Actor district = new Actor(new UUID(85, 8), "Dara", Set.of(new Grant(Role.DMK_GROUP, "8501")));
        assertThatThrownBy(() -> weeks.set(district, week(MONDAY, DayOfWeek.SATURDAY), null))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static WorkingWeek week(LocalDate from, DayOfWeek last) {
        return new WorkingWeek(from, EnumSet.range(DayOfWeek.MONDAY, last), LocalTime.of(7, 30), LocalTime.of(17, 30));
    }
}
