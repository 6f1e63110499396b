package kh.isaf.workflow.form;

import java.util.ArrayList;
import java.util.List;
import kh.isaf.access.Actor;
import kh.isaf.jaap.AdoptJaap;
import kh.isaf.jaap.JaapDecisions;
import kh.isaf.jaap.JaapReading;
import kh.isaf.jaap.Plan;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** A member of the council enters what the council decided on the plan the committee approved. */
@Component("adoptJaap")
class AdoptJaapForm implements TaskForm<AdoptJaap> {

    private final JaapDecisions decisions;
    private final JaapReading reading;

    AdoptJaapForm(JaapDecisions decisions, JaapReading reading) {
        this.decisions = decisions;
        this.reading = reading;
    }

    @Override
    public Class<AdoptJaap> command() {
        return AdoptJaap.class;
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return reading.plan(item.cycleKey()).map(AdoptJaapForm::facts).orElse(List.of());
    }

    @Override
    public void submit(WorkItem item, AdoptJaap command, Actor actor) {
        decisions.adopt(item.cycleKey(), command, actor);
    }

    private static List<Fact> facts(Plan plan) {
        List<Fact> facts = new ArrayList<>(PlanRows.summary(plan));
        if (plan.approvedOn() != null) {
            facts.add(PlanRows.same("jaap.fact.approvedOn", PlanRows.day(plan.approvedOn())));
        }
        return facts;
    }
}
