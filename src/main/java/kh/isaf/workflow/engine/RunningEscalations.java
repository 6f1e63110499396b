package kh.isaf.workflow.engine;

import java.util.Map;
import java.util.UUID;
import kh.isaf.cycle.AreaCycle;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The engine's side of following up late work items. */
@Component
public class RunningEscalations {

    private static final String STEP_CLOSED = "stepClosed";

    private final RuntimeService runtime;
    private final Releases releases;

    RunningEscalations(RuntimeService runtime, Releases releases) {
        this.runtime = runtime;
        this.releases = releases;
    }

    /** Has a job begin to follow up a late item. */
    public String start(AreaCycle cycle, UUID late) {
        return runtime.startProcessInstanceById(
                        releases.definition(cycle.release(), "escalation"),
                        cycle.key(),
                        Map.of(Scope.WORK_ITEM, late.toString()))
                .getProcessInstanceId();
    }

    /** Has a job open what remains to be opened. */
    public void openMore() {
        runtime.startProcessInstanceById(releases.definition(releases.current(), "openEscalations"));
    }

    /**
     * Ends a process whose late item is settled, with all its follow-ups.
     *
     * @throws OptimisticLockingFailureException when the process was changed at the same moment
     */
    public void end(String process) {
        try {
            boolean waits = runtime.createEventSubscriptionQuery()
                            .processInstanceId(process)
                            .eventName(STEP_CLOSED)
                            .count()
                    > 0;
            if (waits) {
                runtime.createMessageCorrelation(STEP_CLOSED)
                        .processInstanceId(process)
                        .correlate();
            } else {
                // the job that begins it has not run yet
                runtime.deleteProcessInstanceIfExists(process, STEP_CLOSED, false, true, true, false);
            }
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("escalation " + process + " changed at the same moment", e);
        }
    }
}
