package kh.isaf.workflow.action;

import java.util.UUID;
import kh.isaf.reminder.Recipient;
import kh.isaf.reminder.escalation.Escalations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A late step goes up to the province's or capital's working group. */
@Component("climbToProvince")
class ClimbToProvince implements JavaDelegate {

    private final Escalations escalations;

    ClimbToProvince(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalations.climb(UUID.fromString((String) execution.getVariable("workItem")), Recipient.CP_GROUP);
    }
}
