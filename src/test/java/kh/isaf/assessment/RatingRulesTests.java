package kh.isaf.assessment;

import static kh.isaf.assessment.RatingRules.MOST_OF_CITIZENS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import kh.isaf.access.Refusal;
import org.junit.jupiter.api.Test;

class RatingRulesTests {

    private final List<RatingRow> five = RatingRows.of(4, 20, "A", "B", "C", "D", "E");

    @Test
    void fiveOrSixCriteriaAreScored() {
        assertThat(ratings(five)).hasSize(5).allMatch(rating -> rating.median() == 4);
        assertThat(ratings(with(RatingRows.unanimous("F", 1, 3)))).hasSize(6);
    }

    @Test
    void fourOrSevenCriteriaAreRefused() {
        assertThat(refusal(five.subList(0, 4)).field()).isEqualTo("ratings");
        List<RatingRow> seven = with(RatingRows.unanimous("F", 1, 3));
        seven.add(RatingRows.unanimous("G", 1, 3));
        assertThat(refusal(seven).messageKey()).isEqualTo("assessment.error.numberOfCriteria");
    }

    @Test
    void aCriterionIsScoredOnce() {
        Refusal refusal = refusal(with(RatingRows.unanimous("B", 2, 10)));
        assertThat(refusal.field()).isEqualTo("ratings[5].criterion");
    }

    @Test
    void nobodyVotesTwice() {
        Refusal refusal = refusal(with(RatingRows.unanimous("F", 2, 25)));
        assertThat(refusal.field()).isEqualTo("ratings[5].votes1");
        assertThat(refusal.messageKey()).isEqualTo("assessment.error.moreVotesThanPeople");
    }

    @Test
    void aCriterionWithoutAVoteIsRefused() {
        assertThat(refusal(with(RatingRows.unanimous("F", 2, 0))).messageKey()).isEqualTo("assessment.error.noVotes");
    }

    @Test
    void aProposedCriterionNeedsItsWords() {
        assertThat(refusal(with(RatingRows.proposed(" ", 2, 10))).field()).isEqualTo("ratings[5].proposed");
        assertThat(ratings(with(RatingRows.proposed("A bridge", 2, 10)))).hasSize(6);
    }

    private List<RatingRow> with(RatingRow sixth) {
        List<RatingRow> rows = new ArrayList<>(five);
        rows.add(sixth);
        return rows;
    }

    private static List<Rating> ratings(List<RatingRow> rows) {
        return RatingRules.ratings(rows, MOST_OF_CITIZENS, 24, RatingRow::criterion);
    }

    private static Refusal refusal(List<RatingRow> rows) {
        return catchThrowableOfType(Refusal.class, () -> ratings(rows));
    }
}
