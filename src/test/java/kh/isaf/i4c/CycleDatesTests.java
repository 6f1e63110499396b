package kh.isaf.i4c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import kh.isaf.access.Refusal;
import org.junit.jupiter.api.Test;

class CycleDatesTests {

    private final LocalDate today = LocalDate.of(2027, 3, 15);
    private final CycleDates dates = new CycleDates(2027, today);

    @Test
    void theYearStandsInTheKey() {
        Clock clock = Clock.fixed(Instant.parse("2027-03-14T20:00:00Z"), ZoneId.of("Asia/Phnom_Penh"));
        assertThat(CycleDates.of("2027-120801", clock)).isEqualTo(dates);
    }

    @Test
    void whatHappenedIsNotInTheFuture() {
        assertThatCode(() -> dates.happened("heldOn", today)).doesNotThrowAnyException();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> dates.happened("heldOn", today.plusDays(1)));
        assertThat(refusal.field()).isEqualTo("heldOn");
        assertThat(refusal.messageKey()).isEqualTo("i4c.error.inFuture");
    }

    @Test
    void nothingHappenedBeforeTheYearWasPrepared() {
        assertThatCode(() -> dates.happened("heldOn", LocalDate.of(2026, 12, 1)))
                .doesNotThrowAnyException();
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> dates.happened("heldOn", LocalDate.of(2025, 12, 31)));
        assertThat(refusal.messageKey()).isEqualTo("i4c.error.tooEarly");
    }

    @Test
    void aPlanMayLieAheadButNotYearsAhead() {
        assertThatCode(() -> dates.planned("plannedFrom", LocalDate.of(2028, 1, 31)))
                .doesNotThrowAnyException();
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> dates.planned("plannedFrom", LocalDate.of(2029, 1, 1)));
        assertThat(refusal.messageKey()).isEqualTo("i4c.error.tooLate");
    }
}
