package kh.isaf.workflow.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kh.isaf.access.Actor;
import kh.isaf.assessment.PlanScorecard;
import kh.isaf.assessment.ScorecardPlan;
import kh.isaf.assessment.Scorecards;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** Facilitators plan when citizens score a provider; again when they could not meet. */
@Component("planScorecard")
class PlanScorecardForm implements TaskForm<PlanScorecard> {

    private final Scorecards scorecards;

    PlanScorecardForm(Scorecards scorecards) {
        this.scorecards = scorecards;
    }

    @Override
    public Class<PlanScorecard> command() {
        return PlanScorecard.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        Map<String, Object> data = new HashMap<>();
        plan(item).ifPresent(before -> {
            data.put("place", before.place());
            data.put("language", before.language());
            data.put("facilitators", before.facilitators());
        });
        return data;
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return plan(item)
                .map(ScorecardPlan::notHeldReason)
                .map(reason -> List.of(new Fact("assessment.fact.notHeld", reason, reason)))
                .orElse(List.of());
    }

    /** The domain takes it again in place of what it was told before. */
    @Override
    public boolean correctable() {
        return true;
    }

    @Override
    public void submit(WorkItem item, PlanScorecard command, Actor actor) {
        scorecards.plan(item.cycleKey(), Objects.requireNonNull(item.providerCode()), command, actor);
    }

    private Optional<ScorecardPlan> plan(WorkItem item) {
        return scorecards.plan(item.cycleKey(), Objects.requireNonNull(item.providerCode()));
    }
}
