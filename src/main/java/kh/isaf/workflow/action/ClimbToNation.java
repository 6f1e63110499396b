package kh.isaf.workflow.action;

import java.util.UUID;
import kh.isaf.reminder.Recipient;
import kh.isaf.reminder.escalation.Escalations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** A late step goes up to NCDDS. */
@Component("climbToNation")
class ClimbToNation implements JavaDelegate {

    private final Escalations escalations;

    ClimbToNation(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalations.climb(UUID.fromString((String) execution.getVariable("workItem")), Recipient.NCDDS_ADMIN);
    }
}
