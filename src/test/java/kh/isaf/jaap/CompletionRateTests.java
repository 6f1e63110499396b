package kh.isaf.jaap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionRateTests {

    /** The rates Khan Sen Sok reported for 2020-2024, from counts that give them. */
    @ParameterizedTest
    @CsvSource({"24, 25, 96", "16, 17, 94", "31, 33, 94", "15, 19, 79", "14, 15, 93", "0, 4, 0", "7, 7, 100"})
    void itIsLinesDoneOverAllLines(long done, long all, int percent) {
        assertThat(new CompletionRate(done, all).percent()).isEqualTo(percent);
    }

    @Test
    void aHalfRoundsUp() {
        assertThat(new CompletionRate(1, 8).percent()).isEqualTo(13);
    }

    @Test
    void aPlanWithoutLinesHasNone() {
        assertThat(new CompletionRate(0, 0).percent()).isNull();
    }
}
