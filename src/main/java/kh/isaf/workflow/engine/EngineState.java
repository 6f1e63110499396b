package kh.isaf.workflow.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** How far the engine's own work has come: its jobs, its timers, and the processes that run. */
@Component
public class EngineState {

    private static final long POLL_MILLIS = 20;

    private final ManagementService management;
    private final RuntimeService runtime;
    private final Clock clock;

    EngineState(ManagementService management, RuntimeService runtime, Clock clock) {
        this.management = management;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** Waits until no job is left that could run now. */
    public void awaitQuiet() {
        try {
            while (management.createJobQuery().executable().count() > 0) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many jobs have failed for good and wait for a person. */
    public long failedJobs() {
        return management.createJobQuery().noRetriesLeft().count();
    }

    public long openInstances() {
        return runtime.createProcessInstanceQuery().count();
    }

    /** The day of the next timer that can fire. */
    public Optional<LocalDate> nextTimer() {
        return management.createJobQuery().timers().withRetriesLeft().orderByJobDuedate().asc().listPage(0, 1).stream()
                .findFirst()
                .map(Job::getDuedate)
                .map(Date::toInstant)
                .map(instant -> LocalDate.ofInstant(instant, clock.getZone()));
    }
}
