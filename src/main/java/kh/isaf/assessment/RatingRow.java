package kh.isaf.assessment;

import java.util.List;
import kh.isaf.i4c.Headcount;
import org.jspecify.annotations.Nullable;

/**
 * One criterion as a group scored it.
 *
 * @param criterion code of a {@link Criterion}, or {@link #PROPOSED}
 * @param proposed the criterion in the group's own words, where it proposed one
 * @param votes1 how many found it very bad; up to votes5, very good
 */
public record RatingRow(
        String criterion,
        @Nullable String proposed,
        @Nullable Integer votes1,
        @Nullable Integer votes2,
        @Nullable Integer votes3,
        @Nullable Integer votes4,
        @Nullable Integer votes5,
        @Nullable String strengths,
        @Nullable String weaknesses,
        @Nullable String suggestedAction) {

    /** Chosen instead of a criterion of the list. */
    public static final String PROPOSED = "proposed";

    Votes votes() {
        return new Votes(List.of(
                Headcount.count(votes1),
                Headcount.count(votes2),
                Headcount.count(votes3),
                Headcount.count(votes4),
                Headcount.count(votes5)));
    }
}
