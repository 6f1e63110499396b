package kh.isaf.workflow.engine;

import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Stage;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The engine's side of an area's year: starts it, and takes a stage or provider out of it. */
@Component
public class RunningCycles {

    private static final String COMMUNE_CYCLE = "communeCycle";
    private static final String PROVIDER_CYCLE = "providerCycle";
    private static final String PROVIDERS_RUNNING = PROVIDER_CYCLE + "#multiInstanceBody";

    /** The gateway at which a commune's year waits for its first job. */
    private static final String BEFORE_PROVIDERS = "inParallel";

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
        runtime.startProcessInstanceById(releases.definition(cycle.release(), COMMUNE_CYCLE), cycle.key());
    }

    /** Ends the process of one open stage. */
    public void excuse(String cycleKey, Stage stage, @Nullable String provider) {
        send("stageExcused", stage.id(), cycleKey, provider);
    }

    /**
     * Begins the cycle of a provider that joins late, beside those that run. Where the year has only just started, it
     * begins with the others.
     *
     * @return false when the area waits for its providers no longer
     */
    public boolean join(String cycleKey, String provider) {
        ProcessInstance commune = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(cycleKey)
                .processDefinitionKey(COMMUNE_CYCLE)
                .singleResult();
        if (commune == null) {
            return false;
        }
        ActivityInstance now = runtime.getActivityInstance(commune.getId());
        if (now.getTransitionInstances(BEFORE_PROVIDERS).length > 0) {
            return true;
        }
        if (now.getActivityInstances(PROVIDERS_RUNNING).length == 0) {
            return false;
        }
        changing(cycleKey, () -> runtime.createProcessInstanceModification(commune.getId())
                .startBeforeActivity(PROVIDER_CYCLE)
                .setVariableLocal(Scope.PROVIDER, provider)
                .execute());
        return true;
    }

    /** Whether the year of an area has been laid out but its providers have not begun, for a moment. */
    public boolean isJustStarting(String cycleKey) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(cycleKey)
                        .processDefinitionKey(COMMUNE_CYCLE)
                        .activityId(BEFORE_PROVIDERS)
                        .count()
                > 0;
    }

    /** Ends the process of a provider, with all that still runs in it. */
    public void excuseProvider(String cycleKey, String provider) {
        send("providerExcused", PROVIDER_CYCLE, cycleKey, provider);
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
        changing(cycleKey, () -> runtime.createMessageCorrelation(message)
                .processInstanceId(instance.getProcessInstanceId())
                .correlate());
    }

    private static void changing(String cycleKey, Runnable change) {
        try {
            change.run();
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("cycle " + cycleKey + " changed at the same moment", e);
        }
    }
}
