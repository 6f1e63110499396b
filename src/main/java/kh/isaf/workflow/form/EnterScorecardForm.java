package kh.isaf.workflow.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.assessment.EnterScorecard;
import kh.isaf.assessment.ScorecardPlan;
import kh.isaf.assessment.Scorecards;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** Facilitators enter what citizens scored; five criteria stand there to be kept or changed. */
@Component("enterScorecard")
class EnterScorecardForm implements TaskForm<EnterScorecard> {

    private static final int ROWS_AT_FIRST = 5;

    private final Scorecards scorecards;
    private final CriterionChoices choices;
    private final BothLanguages say;

    EnterScorecardForm(Scorecards scorecards, CriterionChoices choices, BothLanguages say) {
        this.scorecards = scorecards;
        this.choices = choices;
        this.say = say;
    }

    @Override
    public Class<EnterScorecard> command() {
        return EnterScorecard.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        String provider = Objects.requireNonNull(item.providerCode());
        List<String> first =
                choices.codes(provider).stream().limit(ROWS_AT_FIRST).toList();
        return Map.of("criteria", choices.knownOrProposed(provider), "ratings", CriterionChoices.rows(first));
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return scorecards.plan(item.cycleKey(), Objects.requireNonNull(item.providerCode())).stream()
                .map(plan -> new Fact(
                        "assessment.fact.plan",
                        say.khmer("assessment.plan", planned(plan, BothLanguages.KHMER)),
                        say.english("assessment.plan", planned(plan, Locale.ENGLISH))))
                .toList();
    }

    private static Object[] planned(ScorecardPlan plan, Locale locale) {
        return new Object[] {
            BothLanguages.day(plan.plannedFrom(), locale),
            BothLanguages.day(plan.plannedTo(), locale),
            Objects.requireNonNullElse(plan.place(), "–")
        };
    }

    /** The domain takes it again in place of what it was told before. */
    @Override
    public boolean correctable() {
        return true;
    }

    @Override
    public void submit(WorkItem item, EnterScorecard command, Actor actor) {
        scorecards.enter(item.cycleKey(), Objects.requireNonNull(item.providerCode()), command, actor);
    }
}
