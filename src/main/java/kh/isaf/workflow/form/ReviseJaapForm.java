package kh.isaf.workflow.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.jaap.JaapPlans;
import kh.isaf.jaap.JaapReading;
import kh.isaf.jaap.Plan;
import kh.isaf.jaap.ReviseJaap;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** The clerk changes the plan that came back; the form begins with its lines and says why it came back. */
@Component("reviseJaap")
class ReviseJaapForm implements TaskForm<ReviseJaap> {

    private final JaapPlans plans;
    private final JaapReading reading;
    private final PlanChoices choices;

    ReviseJaapForm(JaapPlans plans, JaapReading reading, PlanChoices choices) {
        this.plans = plans;
        this.reading = reading;
        this.choices = choices;
    }

    @Override
    public Class<ReviseJaap> command() {
        return ReviseJaap.class;
    }

    @Override
    public Map<String, Object> open(WorkItem item) {
        List<Map<String, Object>> rows = reading.plan(item.cycleKey()).map(Plan::lines).orElse(List.of()).stream()
                .map(line -> PlanRows.row(line.line()))
                .toList();
        return choices.with(item, rows);
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return reading.plan(item.cycleKey()).map(ReviseJaapForm::facts).orElse(List.of());
    }

    @Override
    public void submit(WorkItem item, ReviseJaap command, Actor actor) {
        plans.revise(item.cycleKey(), command, actor);
    }

    private static List<Fact> facts(Plan plan) {
        List<Fact> facts = new ArrayList<>();
        String reason = plan.returnedReason();
        if (reason != null) {
            facts.add(PlanRows.same("jaap.fact.returnedReason", reason));
        }
        facts.addAll(PlanRows.summary(plan));
        return facts;
    }
}
