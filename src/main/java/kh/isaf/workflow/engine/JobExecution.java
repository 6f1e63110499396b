package kh.isaf.workflow.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.SmartLifecycle;

/** Runs the engine's jobs from when everything else stands until before anything else goes. */
public final class JobExecution implements SmartLifecycle {

    private final JobExecutor executor;

    JobExecution(ProcessEngine engine) {
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    @Override
    public void start() {
        executor.start();
    }

    @Override
    public void stop() {
        executor.shutdown();
    }

    @Override
    public boolean isRunning() {
        return executor.isActive();
    }

    /** The last phase: started after the web server and all else, stopped before them. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
