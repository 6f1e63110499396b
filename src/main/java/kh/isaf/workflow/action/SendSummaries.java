package kh.isaf.workflow.action;

import kh.isaf.workflow.SummariesOwed;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Has the summary of last month sent to the working groups for which it is the first working day of the month. */
@Component("sendSummaries")
class SendSummaries implements JavaDelegate {

    private final ApplicationEventPublisher events;

    SendSummaries(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        events.publishEvent(new SummariesOwed());
    }
}
