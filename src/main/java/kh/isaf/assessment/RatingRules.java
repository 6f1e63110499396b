package kh.isaf.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import kh.isaf.access.Refusal;

/** What must hold of a group's ratings: how many criteria, each once, and no more votes than people. */
final class RatingRules {

    static final int FEWEST = 5;
    static final int MOST_OF_CITIZENS = 6;

    /** Staff may score every criterion, as they do not know yet which ones citizens will choose. */
    static final int MOST_OF_STAFF = 20;

    private RatingRules() {}

    /**
     * @param criterionOf gives the code of the criterion of a row
     * @param people how many were there
     */
    static List<Rating> ratings(List<RatingRow> rows, int most, int people, Function<RatingRow, String> criterionOf) {
        if (rows.size() < FEWEST || rows.size() > most) {
            throw new Refusal("ratings", "assessment.error.numberOfCriteria", FEWEST, most);
        }
        List<Rating> ratings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            RatingRow row = rows.get(i);
            String path = "ratings[" + i + "]";
            checkVotes(path + ".votes1", row.votes().total(), people);
            String criterion = named(path, row, criterionOf);
            if (!seen.add(criterion)) {
                throw new Refusal(path + ".criterion", "assessment.error.criterionTwice");
            }
            ratings.add(Rating.of(criterion, row));
        }
        return ratings;
    }

    private static void checkVotes(String field, int votes, int people) {
        if (votes == 0) {
            throw new Refusal(field, "assessment.error.noVotes");
        }
        if (votes > people) {
            throw new Refusal(field, "assessment.error.moreVotesThanPeople", votes, people);
        }
    }

    private static String named(String path, RatingRow row, Function<RatingRow, String> criterionOf) {
        String words = row.proposed();
        if (row.criterion().equals(RatingRow.PROPOSED) && (words == null || words.isBlank())) {
            throw new Refusal(path + ".proposed", "assessment.error.proposedMissing");
        }
        return criterionOf.apply(row);
    }
}
