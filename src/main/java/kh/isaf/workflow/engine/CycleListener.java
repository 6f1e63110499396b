package kh.isaf.workflow.engine;

import kh.isaf.cycle.Cycles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Closes an area's year when its process ends. */
@Component
class CycleListener implements ExecutionListener {

    private final Cycles cycles;

    CycleListener(Cycles cycles) {
        this.cycles = cycles;
    }

    @Override
    public void notify(DelegateExecution execution) {
        cycles.close(execution.getProcessBusinessKey());
    }
}
