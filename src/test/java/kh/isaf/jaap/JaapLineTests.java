package kh.isaf.jaap;

import static kh.isaf.jaap.SittingTests.refused;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class JaapLineTests {

    private static final LocalDate DAY = LocalDate.of(2027, 11, 1);

    @Test
    void itEndsNoEarlierThanItStarts() {
        assertThatCode(() -> JaapLines.lasting(DAY, DAY).requireSound("lines[0]"))
                .doesNotThrowAnyException();
        refused(
                () -> JaapLines.lasting(DAY, DAY.minusDays(1)).requireSound("lines[0]"),
                "lines[0].end",
                "jaap.refusal.endBeforeStart");
    }

    @Test
    void itCountsNoMoreWomenThanPeople() {
        assertThatCode(() -> JaapLines.serving(40, 40).requireSound("lines[0]")).doesNotThrowAnyException();
        assertThatCode(() -> JaapLines.serving(null, null).requireSound("lines[0]"))
                .doesNotThrowAnyException();
        refused(
                () -> JaapLines.serving(40, 41).requireSound("lines[3]"),
                "lines[3].peopleServedFemale",
                "jaap.refusal.femaleOverTotal");
        refused(
                () -> JaapLines.serving(null, 1).requireSound("lines[3]"),
                "lines[3].peopleServedFemale",
                "jaap.refusal.femaleOverTotal");
    }
}
