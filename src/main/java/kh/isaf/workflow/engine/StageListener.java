package kh.isaf.workflow.engine;

import kh.isaf.cycle.Stage;
import kh.isaf.cycle.StageProgress;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Tells the domain that a stage has begun or ended where its process has. */
@Component
class StageListener implements ExecutionListener {

    private final StageProgress progress;

    StageListener(StageProgress progress) {
        this.progress = progress;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Stage stage = Scope.stage(execution);
        String key = execution.getProcessBusinessKey();
        if (EVENTNAME_START.equals(execution.getEventName())) {
            progress.opened(key, stage, Scope.provider(execution));
        } else {
            progress.closed(key, stage, Scope.provider(execution));
        }
    }
}
