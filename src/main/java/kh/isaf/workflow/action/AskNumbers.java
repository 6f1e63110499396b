package kh.isaf.workflow.action;

import kh.isaf.reminder.AddressChecks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks everybody whether the telephone number is still right, where the yearly check is wanted. */
@Component("askNumbers")
class AskNumbers implements JavaDelegate {

    private final AddressChecks checks;

    AskNumbers(AddressChecks checks) {
        this.checks = checks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        checks.yearly();
    }
}
