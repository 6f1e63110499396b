package kh.isaf.workflow.engine;

import java.util.Date;
import kh.isaf.cycle.BusinessClock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Keeps the engine's clock with the business clock, so that timers live by the same time as the cycle. */
@Component
class EngineClock {

    private final BusinessClock clock;
    private final JobExecutor jobs;

    EngineClock(BusinessClock clock, ProcessEngine engine) {
        this.clock = clock;
        this.jobs = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        follow();
        clock.onMove(this::follow);
    }

    private void follow() {
        if (clock.standsStill()) {
            ClockUtil.setCurrentTime(Date.from(clock.instant()));
        } else {
            // up to the next millisecond: a timer that is due by the business clock is due by the engine's too
            ClockUtil.offset(clock.offset().plusNanos(999_999).toMillis());
        }
        if (jobs.isActive()) {
            jobs.jobWasAdded();
        }
    }
}
