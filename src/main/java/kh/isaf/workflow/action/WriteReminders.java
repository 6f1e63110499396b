package kh.isaf.workflow.action;

import kh.isaf.reminder.Notices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out who is to hear of which open task. */
@Component("writeReminders")
class WriteReminders implements JavaDelegate {

    private final Notices notices;

    WriteReminders(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.write();
    }
}
