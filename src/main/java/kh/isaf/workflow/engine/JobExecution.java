package kh.isaf.workflow.engine;

import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the engine's jobs from when everything else stands until before anything else goes, as long as this node's clock
 * is right and nobody has to decide first about what waits.
 */
public final class JobExecution implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobExecution.class);
    private static final long PATIENCE_MILLIS = 5_000;

    private final JobExecutor executor;
    private final Nodes nodes;
    private final Duration beat;
    private final Object turn = new Object();
    private Thread watch = new Thread();
    private Node.Jobs told = Node.Jobs.RUNNING;
    private volatile boolean running;

    JobExecution(ProcessEngine engine, Nodes nodes, Duration beat) {
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        this.nodes = nodes;
        this.beat = beat;
    }

    @Override
    public void start() {
        running = true;
        look();
        watch = new Thread(this::watch, "node-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void watch() {
        while (running) {
            try {
                Thread.sleep(beat.toMillis());
                look();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // without the database nothing runs anyway; what holds then is asked again
                LOG.warn("This node could not tell that it lives: {}", e.toString());
            }
        }
    }

    /** Runs jobs, or stops running them, as things are now. */
    void look() {
        Node.Jobs jobs = nodes.beat();
        synchronized (turn) {
            if (!running) {
                return;
            }
            if (jobs == Node.Jobs.RUNNING && !executor.isActive()) {
                executor.start();
            } else if (jobs != Node.Jobs.RUNNING && executor.isActive()) {
                executor.shutdown();
            }
            if (jobs != told) {
                LOG.warn("Jobs on this node: {}", jobs);
                told = jobs;
            }
        }
    }

    @Override
    public void stop() {
        synchronized (turn) {
            running = false;
            executor.shutdown();
        }
        watch.interrupt();
        try {
            watch.join(PATIENCE_MILLIS);
            nodes.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("This node could not tell that it ends: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last phase: started after the web server and all else, stopped before them. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
