package kh.isaf.workflow.action;

import java.util.UUID;
import kh.isaf.workflow.YearStart;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the year of the areas of one chunk. */
@Component("startAreas")
class StartAreas implements JavaDelegate {

    private final YearStart years;

    StartAreas(YearStart years) {
        this.years = years;
    }

    @Override
    public void execute(DelegateExecution execution) {
        years.startChunk(UUID.fromString((String) execution.getVariable("chunk")));
    }
}
