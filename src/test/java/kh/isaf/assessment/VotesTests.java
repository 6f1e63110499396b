package kh.isaf.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VotesTests {

    @Test
    void theMedianOfAnOddNumberOfVotesIsTheOneInTheMiddle() {
        assertThat(votes(1, 1, 0, 0, 1).median()).isEqualTo(2);
        assertThat(votes(0, 0, 0, 0, 1).median()).isEqualTo(5);
    }

    @Test
    void aMedianBetweenTwoMarksIsRoundedUp() {
        assertThat(votes(0, 1, 1, 0, 0).median()).isEqualTo(3);
        assertThat(votes(2, 2, 2, 2, 0).median()).isEqualTo(3);
        assertThat(votes(1, 0, 0, 0, 1).median()).isEqualTo(3);
        assertThat(votes(1, 0, 0, 1, 0).median()).isEqualTo(3);
    }

    @Test
    void theMedianIsTheMarkItselfWhereBothInTheMiddleAgree() {
        assertThat(votes(3, 10, 3, 0, 0).median()).isEqualTo(2);
        assertThat(votes(0, 0, 0, 24, 0).median()).isEqualTo(4);
    }

    @Test
    void theMeanHasTwoDecimals() {
        assertThat(votes(1, 1, 1, 0, 0).mean()).isEqualByComparingTo("2.00");
        assertThat(votes(0, 2, 1, 0, 0).mean()).isEqualByComparingTo("2.33");
    }

    @Test
    void noVotesHaveNoMedian() {
        assertThat(votes(0, 0, 0, 0, 0).total()).isZero();
        assertThatThrownBy(() -> votes(0, 0, 0, 0, 0).median()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thereAreFiveMarksAndNoNegativeCounts() {
        assertThatThrownBy(() -> new Votes(List.of(1, 2, 3))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> votes(1, -1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Votes votes(Integer... counts) {
        return new Votes(List.of(counts));
    }
}
