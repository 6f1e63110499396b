package kh.isaf.assessment;

import java.util.ArrayList;
import java.util.List;

/** Ratings as a facilitator types them. */
final class RatingRows {

    private RatingRows() {}

    /** Everybody gives the same mark. */
    static RatingRow unanimous(String criterion, int mark, int people) {
        Integer[] votes = new Integer[5];
        votes[mark - 1] = people;
        return new RatingRow(criterion, null, votes[0], votes[1], votes[2], votes[3], votes[4], null, null, null);
    }

    static RatingRow proposed(String words, int mark, int people) {
        RatingRow row = unanimous(RatingRow.PROPOSED, mark, people);
        return new RatingRow(
                row.criterion(),
                words,
                row.votes1(),
                row.votes2(),
                row.votes3(),
                row.votes4(),
                row.votes5(),
                "strong",
                "weak",
                "do it");
    }

    /** One row for each criterion, all with the same mark. */
    static List<RatingRow> of(int mark, int people, String... criteria) {
        List<RatingRow> rows = new ArrayList<>();
        for (String criterion : criteria) {
            rows.add(unanimous(criterion, mark, people));
        }
        return rows;
    }
}
