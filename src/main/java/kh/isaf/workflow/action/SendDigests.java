package kh.isaf.workflow.action;

import kh.isaf.reminder.Digests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody what he or she has to hear of, in one message. */
@Component("sendDigests")
class SendDigests implements JavaDelegate {

    private final Digests digests;

    SendDigests(Digests digests) {
        this.digests = digests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        digests.send();
    }
}
