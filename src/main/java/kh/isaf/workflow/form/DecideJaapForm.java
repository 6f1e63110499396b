package kh.isaf.workflow.form;

import java.util.List;
import kh.isaf.access.Actor;
import kh.isaf.jaap.DecideJaap;
import kh.isaf.jaap.JaapDecisions;
import kh.isaf.jaap.JaapReading;
import kh.isaf.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** The chair enters what the committee decided on the plan. */
@Component("decideJaap")
class DecideJaapForm implements TaskForm<DecideJaap> {

    private final JaapDecisions decisions;
    private final JaapReading reading;

    DecideJaapForm(JaapDecisions decisions, JaapReading reading) {
        this.decisions = decisions;
        this.reading = reading;
    }

    @Override
    public Class<DecideJaap> command() {
        return DecideJaap.class;
    }

    @Override
    public List<Fact> facts(WorkItem item) {
        return reading.plan(item.cycleKey()).map(PlanRows::summary).orElse(List.of());
    }

    @Override
    public void submit(WorkItem item, DecideJaap command, Actor actor) {
        decisions.decide(item.cycleKey(), command, actor);
    }
}
