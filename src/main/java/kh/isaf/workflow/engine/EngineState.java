package kh.isaf.workflow.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** How far the engine's own work has come: its jobs, its timers, and the processes that run. */
@Component
public class EngineState {

    private static final long POLL_MILLIS = 20;
    private static final int MOST_FAILURES = 20;

    /** More processes than this do not start by a timer of their own. */
    private static final int MOST_DAILY = 20;

    private final ManagementService management;
    private final RuntimeService runtime;

    EngineState(ManagementService management, RuntimeService runtime) {
        this.management = management;
        this.runtime = runtime;
    }

    /** Waits until no job is left that could run now. */
    public void awaitQuiet() {
        try {
            while (management.createJobQuery().executable().active().count() > 0) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many jobs have failed, for good or so far. */
    public long failedJobs() {
        return management.createJobQuery().withException().count();
    }

    /** What failed jobs say, each reason once. */
    public List<String> failures() {
        return management.createJobQuery().withException().listPage(0, MOST_FAILURES).stream()
                .map(job -> String.valueOf(job.getExceptionMessage()))
                .distinct()
                .toList();
    }

    public long openInstances() {
        return runtime.createProcessInstanceQuery().count();
    }

    /** When the next timer of a running process can fire; those that start one every day have no end. */
    public Optional<Instant> nextTimer() {
        return management
                .createJobQuery()
                .timers()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, MOST_DAILY + 1)
                .stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .findFirst()
                .map(Job::getDuedate)
                .map(Date::toInstant);
    }
}
