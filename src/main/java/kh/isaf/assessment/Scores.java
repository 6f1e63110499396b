package kh.isaf.assessment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.i4c.Headcount;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lays the citizens' scores and the providers' own side by side; a group too small to show gives no score. */
@Service
@Transactional(readOnly = true)
public class Scores {

    private final ScorecardRecords scorecards;
    private final Criteria criteria;

    Scores(ScorecardRecords scorecards, Criteria criteria) {
        this.scorecards = scorecards;
        this.criteria = criteria;
    }

    /** Of every provider that was scored this year, by its code. */
    public List<ProviderScores> of(String cycleKey) {
        return sideBySide(scorecards.findByCycleKeyAndStatusOrderByProviderCode(cycleKey, Scorecard.Status.HELD));
    }

    /** Of one provider; empty before anybody scored it. */
    public Optional<ProviderScores> of(String cycleKey, String providerCode) {
        return sideBySide(scorecards.findByCycleKeyAndProviderCodeAndStatus(
                        cycleKey, providerCode, Scorecard.Status.HELD))
                .stream()
                .findFirst();
    }

    private List<ProviderScores> sideBySide(List<Scorecard> held) {
        Map<String, Criterion> names = criteria.named(held.stream()
                .flatMap(scorecard -> scorecard.ratings().stream())
                .map(Rating::criterionCode)
                .collect(Collectors.toSet()));
        return held.stream()
                .collect(Collectors.groupingBy(Scorecard::providerCode, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(provider -> scores(provider.getKey(), provider.getValue(), names))
                .toList();
    }

    private static ProviderScores scores(String providerCode, List<Scorecard> both, Map<String, Criterion> names) {
        Scorecard citizens = ofKind(both, Scorecard.Kind.CITIZEN);
        Scorecard self = ofKind(both, Scorecard.Kind.SELF);
        Set<String> codes = new LinkedHashSet<>();
        Stream.concat(ratings(citizens), ratings(self))
                .map(Rating::criterionCode)
                .forEach(codes::add);
        List<ScoreLine> lines = codes.stream()
                .map(code -> new ScoreLine(
                        names.getOrDefault(code, new Criterion(code, code, code)),
                        score(citizens, code),
                        score(self, code),
                        suggestion(citizens, code)))
                .toList();
        return new ProviderScores(providerCode, people(citizens), people(self), lines);
    }

    private static @Nullable Scorecard ofKind(List<Scorecard> both, Scorecard.Kind kind) {
        return both.stream().filter(each -> each.kind() == kind).findFirst().orElse(null);
    }

    private static Stream<Rating> ratings(@Nullable Scorecard scorecard) {
        return scorecard == null ? Stream.empty() : scorecard.ratings().stream();
    }

    private static @Nullable String suggestion(@Nullable Scorecard scorecard, String criterion) {
        return shown(scorecard, criterion)
                .flatMap(rating -> Stream.ofNullable(rating.suggestedAction()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Score score(@Nullable Scorecard scorecard, String criterion) {
        return shown(scorecard, criterion)
                .map(rating -> new Score(rating.median(), rating.mean(), rating.votes()))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Rating> shown(@Nullable Scorecard scorecard, String criterion) {
        return ratings(scorecard)
                .filter(rating -> rating.criterionCode().equals(criterion))
                .filter(rating -> rating.votes().total() >= Headcount.SMALLEST_SHOWN);
    }

    private static @Nullable Headcount people(@Nullable Scorecard scorecard) {
        return scorecard == null ? null : scorecard.participants().bySex();
    }
}
