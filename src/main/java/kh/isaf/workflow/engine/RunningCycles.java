package kh.isaf.workflow.engine;

import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Stage;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The engine's side of an area's year: starts it, and takes a stage or provider out of it. */
@Component
public class RunningCycles {

    private final RuntimeService runtime;
    private final Releases releases;

    RunningCycles(RuntimeService runtime, Releases releases) {
        this.runtime = runtime;
        this.releases = releases;
    }

    /** Has a job start the areas of this chunk. */
    public void startLater(UUID chunk) {
        runtime.startProcessInstanceById(
                releases.definition(releases.current(), "startAreas"), Map.of("chunk", chunk.toString()));
    }

    public void start(AreaCycle cycle) {
        runtime.startProcessInstanceById(releases.definition(cycle.release(), "communeCycle"), cycle.key());
    }

    /** Ends the process of one open stage. */
    public void excuse(String cycleKey, Stage stage, @Nullable String provider) {
        send("stageExcused", stage.id(), cycleKey, provider);
    }

    /** Ends the process of a provider, with all that still runs in it. */
    public void excuseProvider(String cycleKey, String provider) {
        send("providerExcused", "providerCycle", cycleKey, provider);
    }

    private void send(String message, String process, String cycleKey, @Nullable String provider) {
        ProcessInstanceQuery query = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(cycleKey)
                .processDefinitionKey(process);
        if (provider != null) {
            query.variableValueEquals(Scope.PROVIDER, provider);
        }
        ProcessInstance instance = query.singleResult();
        if (instance == null) {
            throw new Refusal("stage", "cycle.excuse.notOpen");
        }
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceId(instance.getProcessInstanceId())
                    .correlate();
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("cycle " + cycleKey + " changed at the same moment", e);
        }
    }
}
