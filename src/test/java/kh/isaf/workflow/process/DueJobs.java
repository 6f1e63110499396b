package kh.isaf.workflow.process;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stands in for the job executor: runs what is due in one area's year, in the thread of the test. */
public final class DueJobs {

    private final ManagementService management;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    public DueJobs(BeanFactory beans) {
        this.management = beans.getBean(ManagementService.class);
        this.runtime = beans.getBean(RuntimeService.class);
        this.jdbc = beans.getBean(JdbcClient.class);
    }

    /** Runs the job that starts the year of this commune and of those asked for together with it. */
    public void start(Commune commune) {
        startOnly(commune);
        run(commune);
    }

    /** The same, but nothing of what that brings about. */
    public void startOnly(Commune commune) {
        String chunk = jdbc.sql("select chunk from area_cycle where cycle_key = ?")
                .param(commune.key())
                .query(String.class)
                .single();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("startAreas")
                .variableValueEquals("chunk", chunk)
                .list()
                .forEach(this::run);
    }

    /** Runs all that can run now, and what that brings about. */
    public void run(Commune commune) {
        List<ProcessInstance> running;
        do {
            running = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(commune.key())
                    .list();
        } while (running.stream().mapToInt(this::run).sum() > 0);
    }

    private int run(ProcessInstance instance) {
        List<Job> due = management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .executable()
                .list();
        due.stream().map(Job::getId).forEach(management::executeJob);
        return due.size();
    }
}
