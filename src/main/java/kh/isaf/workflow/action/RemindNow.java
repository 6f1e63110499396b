package kh.isaf.workflow.action;

import kh.isaf.workflow.StepMessages;
import kh.isaf.workflow.engine.CurrentStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the message of the model to the holders of a role, once each time the process comes by. */
@Component("remindNow")
class RemindNow implements JavaDelegate {

    private final StepMessages messages;

    RemindNow(StepMessages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messages.send(CurrentStep.of(execution));
    }
}
