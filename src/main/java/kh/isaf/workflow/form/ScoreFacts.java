package kh.isaf.workflow.form;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kh.isaf.assessment.ProviderScores;
import kh.isaf.assessment.Score;
import kh.isaf.assessment.ScoreLine;
import kh.isaf.territory.ServiceProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a meeting how citizens and provider scored: both medians and the gap, criterion by criterion. */
@Component
class ScoreFacts {

    private final BothLanguages say;

    ScoreFacts(BothLanguages say) {
        this.say = say;
    }

    /** One fact for each criterion of a provider. */
    List<Fact> each(ProviderScores scores) {
        return scores.lines().stream()
                .map(line -> new Fact(
                        "assessment.fact.criterion", text(line, BothLanguages.KHMER), text(line, Locale.ENGLISH)))
                .toList();
    }

    /** All criteria of a provider in one fact. */
    Fact together(ServiceProvider provider, ProviderScores scores) {
        return new Fact(
                "assessment.fact.scores",
                provider.nameKm() + " – " + text(scores, BothLanguages.KHMER),
                provider.nameLatin() + " – " + text(scores, Locale.ENGLISH));
    }

    private String text(ProviderScores scores, Locale locale) {
        return scores.lines().stream().map(line -> text(line, locale)).collect(Collectors.joining("; "));
    }

    private String text(ScoreLine line, Locale locale) {
        Integer gap = line.gap();
        Object[] args = {
            line.criterion().name(locale), median(line.citizens()), median(line.self()), gap == null ? "–" : signed(gap)
        };
        String key = line.blindSpot() ? "assessment.scoreLineBlindSpot" : "assessment.scoreLine";
        return locale == Locale.ENGLISH ? say.english(key, args) : say.khmer(key, args);
    }

    private static String median(@Nullable Score score) {
        return score == null ? "–" : String.valueOf(score.median());
    }

    private static String signed(int gap) {
        return gap > 0 ? "+" + gap : String.valueOf(gap);
    }
}
