package kh.isaf.workflow.action;

import kh.isaf.workflow.engine.Timers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets the timers anew in an area whose dates have moved. */
@Component("realignTimers")
class RealignTimers implements JavaDelegate {

    private final Timers timers;

    RealignTimers(Timers timers) {
        this.timers = timers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        timers.realign((String) execution.getVariable("areaCode"));
    }
}
