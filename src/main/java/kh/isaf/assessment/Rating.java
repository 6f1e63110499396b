package kh.isaf.assessment;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of one criterion as it is kept: votes by mark, their median and mean, and what was said about it. */
@Embeddable
record Rating(
        String criterionCode,
        int votes1,
        int votes2,
        int votes3,
        int votes4,
        int votes5,
        int median,
        BigDecimal mean,
        @Nullable String strengths,
        @Nullable String weaknesses,
        @Nullable String suggestedAction) {

    static Rating of(String criterionCode, RatingRow row) {
        Votes votes = row.votes();
        List<Integer> counts = votes.counts();
        return new Rating(
                criterionCode,
                counts.get(0),
                counts.get(1),
                counts.get(2),
                counts.get(3),
                counts.get(4),
                votes.median(),
                votes.mean(),
                row.strengths(),
                row.weaknesses(),
                row.suggestedAction());
    }

    Votes votes() {
        return new Votes(List.of(votes1, votes2, votes3, votes4, votes5));
    }
}
