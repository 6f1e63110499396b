package kh.isaf.workflow.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import kh.isaf.access.Actor;
import kh.isaf.assessment.EnterSelfAssessment;
import kh.isaf.assessment.Scorecards;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** Staff score themselves by the criteria citizens chose or, before that is known, by all of their service. */
@Component("enterSelfAssessment")
class EnterSelfAssessmentForm implements TaskForm<EnterSelfAssessment> {

    private final Scorecards scorecards;
    private final CriterionChoices choices;
    private final BothLanguages say;

    EnterSelfAssessmentForm(Scorecards scorecards, CriterionChoices choices, BothLanguages say) {
        this.scorecards = scorecards;
        this.choices = choices;
        this.say = say;
    }

    @Override
    public Class<EnterSelfAssessment> command() {
        return EnterSelfAssessment.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        String provider = Objects.requireNonNull(item.providerCode());
        List<String> chosen = scorecards.chosenByCitizens(item.cycleKey(), provider);
        return Map.of(
                "criteria",
                choices.knownOrProposed(provider),
                "ratings",
                CriterionChoices.rows(chosen.isEmpty() ? choices.codes(provider) : chosen));
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        boolean known = !scorecards
                .chosenByCitizens(item.cycleKey(), Objects.requireNonNull(item.providerCode()))
                .isEmpty();
        return List.of(say.fact(
                "assessment.fact.criteria",
                known ? "assessment.criteria.chosenByCitizens" : "assessment.criteria.notChosenYet"));
    }

    /** The domain takes it again in place of what it was told before. */
    @Override
    public boolean correctable() {
        return true;
    }

    @Override
    public void submit(WorkItem item, EnterSelfAssessment command, Actor actor) {
        scorecards.enterSelfAssessment(item.cycleKey(), Objects.requireNonNull(item.providerCode()), command, actor);
    }
}
