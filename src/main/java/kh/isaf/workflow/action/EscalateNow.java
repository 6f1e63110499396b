package kh.isaf.workflow.action;

import kh.isaf.workflow.LateSteps;
import kh.isaf.workflow.engine.CurrentStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the working group follow up what is open in this stage at once, late or not. */
@Component("escalateNow")
class EscalateNow implements JavaDelegate {

    private final LateSteps lateSteps;

    EscalateNow(LateSteps lateSteps) {
        this.lateSteps = lateSteps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lateSteps.followUpNow(CurrentStep.of(execution));
    }
}
