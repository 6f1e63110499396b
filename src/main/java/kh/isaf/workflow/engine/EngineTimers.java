package kh.isaf.workflow.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** The engine's timers for whoever moves the clock: which comes next, and whether what they set off has come to rest. */
@Component
public class EngineTimers {

    private static final long POLL_MILLIS = 10;

    private final ManagementService management;
    private final JobExecutor executor;

    EngineTimers(ManagementService management, ProcessEngine engine) {
        this.management = management;
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    /** The first time after this one at which a timer fires, of running processes or to start one. */
    public Optional<Instant> nextAfter(Instant moment) {
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .duedateHigherThan(Date.from(moment))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    /** Whether this node runs the jobs of the engine. */
    public boolean running() {
        return executor.isActive();
    }

    /**
     * Waits until no job is left that could run now.
     *
     * @return false when that did not come about in time, or this node stopped running jobs
     */
    public boolean awaitQuiet(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (management.createJobQuery().executable().active().count() > 0) {
            if (!executor.isActive() || System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    /** From now on no process begins by its own timer; those that run go on. */
    public void suspendStarts() {
        starts().forEach(timer -> management.suspendJobById(timer.getId()));
    }

    /** Has them begin again, the next time after now: what would have begun while the clock was moved does not. */
    public void resumeStarts() {
        for (Job timer : starts()) {
            management.recalculateJobDuedate(timer.getId(), false);
            management.activateJobById(timer.getId());
        }
    }

    private List<Job> starts() {
        return management.createJobQuery().timers().list().stream()
                .filter(timer -> timer.getProcessInstanceId() == null)
                .toList();
    }
}
