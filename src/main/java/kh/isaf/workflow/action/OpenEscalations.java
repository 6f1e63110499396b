package kh.isaf.workflow.action;

import kh.isaf.workflow.LateSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Each morning has the working groups follow up what has become too late. */
@Component("openEscalations")
class OpenEscalations implements JavaDelegate {

    private final LateSteps lateSteps;

    OpenEscalations(LateSteps lateSteps) {
        this.lateSteps = lateSteps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lateSteps.followUp();
    }
}
