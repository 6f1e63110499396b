package kh.isaf.assessment.web;

import java.util.stream.Collectors;
import kh.isaf.assessment.ProviderScores;
import kh.isaf.assessment.Score;
import kh.isaf.assessment.ScoreLine;
import kh.isaf.i4c.Headcount;
import kh.isaf.territory.ServiceProvider;
import org.jspecify.annotations.Nullable;

/** A provider with its scores, if it has any, in the words of the page. */
record ScoredProvider(ServiceProvider provider, @Nullable ProviderScores scores) {

    /** A median, or a dash where there is none to show. */
    String median(@Nullable Score score) {
        return score == null ? "–" : String.valueOf(score.median());
    }

    /** The votes from 1 to 5, as {@code 2 · 4 · 9 · 6 · 3}. */
    String votes(@Nullable Score score) {
        return score == null
                ? "–"
                : score.votes().counts().stream().map(String::valueOf).collect(Collectors.joining(" · "));
    }

    /** The gap with its sign. */
    String gap(ScoreLine line) {
        Integer gap = line.gap();
        if (gap == null) {
            return "–";
        }
        return gap > 0 ? "+" + gap : String.valueOf(gap);
    }

    /** Which message tells how many took part: by sex only where each is large enough. */
    String peopleKey(String who, Headcount people) {
        if (!Headcount.mayBeShown(people.total(), people.total())) {
            return "assessment." + who + ".tooFew";
        }
        return "assessment." + who + (people.sexesMayBeShown() ? ".bySex" : ".total");
    }
}
