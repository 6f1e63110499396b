package kh.isaf.workflow.form;

import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.jaap.DraftJaap;
import kh.isaf.jaap.JaapPlans;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** The clerk drafts the plan; the form begins with what the interface meeting agreed. */
@Component("draftJaap")
class DraftJaapForm implements TaskForm<DraftJaap> {

    private final JaapPlans plans;
    private final PlanChoices choices;

    DraftJaapForm(JaapPlans plans, PlanChoices choices) {
        this.plans = plans;
        this.choices = choices;
    }

    @Override
    public Class<DraftJaap> command() {
        return DraftJaap.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        return choices.with(item, choices.agreed(item));
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return List.of(PlanRows.same(
                "jaap.fact.agreed", String.valueOf(choices.agreed(item).size())));
    }

    @Override
    public void submit(WorkItem item, DraftJaap command, Actor actor) {
        plans.draft(item.cycleKey(), command, actor);
    }
}
