package kh.isaf.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** How the engine is set up for a year of 1,652 communes: measured, not guessed. */
final class EngineSettings {

    private static final int THREADS = 4;
    private static final int QUEUE = 40;
    private static final int JOBS_AT_ONCE = 40;
    private static final int LOCK_MILLIS = 60_000;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    private static final int MOST_RESULTS = 2_000;

    private EngineSettings() {}

    static void apply(ProcessEngineConfigurationImpl engine, List<BpmnParseListener> listeners) {
        engine.setProcessEngineName("default");
        engine.setDatabaseType("postgres");
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        engine.setIdGenerator(new StrongUuidGenerator());
        engine.setStandaloneTasksEnabled(false);
        engine.setAuthorizationEnabled(false);
        engine.setQueryMaxResultsLimit(MOST_RESULTS);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
        engine.setInvocationsPerBatchJob(25);
        engine.setBatchPollTime(2);
        engine.setCustomPreBPMNParseListeners(List.copyOf(listeners));
        history(engine);
        jobs(engine);
    }

    /** Steps, not every variable; the day it may go is known from the start, and it goes at night. */
    private static void history(ProcessEngineConfigurationImpl engine) {
        engine.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        engine.setEnforceHistoryTimeToLive(true);
        engine.setHistoryCleanupBatchWindowStartTime("01:00");
        engine.setHistoryCleanupBatchWindowEndTime("04:00");
    }

    private static void jobs(ProcessEngineConfigurationImpl engine) {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setCorePoolSize(THREADS);
        executor.setMaxPoolSize(THREADS);
        executor.setQueueSize(QUEUE);
        executor.setMaxJobsPerAcquisition(JOBS_AT_ONCE);
        executor.setLockTimeInMillis(LOCK_MILLIS);
        executor.setMaxWait(LONGEST_PAUSE_MILLIS);
        engine.setJobExecutor(executor);
        engine.setJobExecutorActivate(false);
        engine.setJobExecutorPreferTimerJobs(true);
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setFailedJobRetryTimeCycle("PT1M,PT10M,PT1H");
    }
}
