package kh.isaf.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Which node runs jobs: not one whose clock is wrong, and none after a long silence until somebody has decided. */
class NodesTests extends ProductTest {

    private static final Actor OPERATOR = Actor.system("operator");
    private static final NodeSettings SETTINGS =
            new NodeSettings("here", Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofMinutes(30));

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Releases releases;

    @Autowired
    AuditTrail audit;

    @Autowired
    ProcessEngine engine;

    private Nodes node(Duration ahead) {
        InstantSource clock = () -> Instant.now().plus(ahead);
        return new Nodes(jdbc, management, SETTINGS, audit, false, clock);
    }

    @Test
    @Transactional
    void nodeWithAWrongClockRunsNoJobsAndSaysSo() {
        Nodes right = node(Duration.ZERO);
        Nodes ahead = node(Duration.ofMinutes(10));
        Nodes behind = node(Duration.ofSeconds(-6));
        Nodes nearly = node(Duration.ofSeconds(4));
        assertThat(right.beat()).isEqualTo(Node.Jobs.RUNNING);
        assertThat(ahead.beat()).isEqualTo(Node.Jobs.CLOCK_OFF);
        assertThat(behind.beat()).isEqualTo(Node.Jobs.CLOCK_OFF);
        assertThat(nearly.beat()).isEqualTo(Node.Jobs.RUNNING);
        assertThat(right.all())
                .extracting(Node::clockOffSeconds)
                .contains(600L, -6L)
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    @Transactional
    void afterALongSilenceJobsWaitForADecision() {
        someJob();
        Nodes old = node(Duration.ZERO);
        old.beat();
        jdbc.sql("update node set beat_at = now() - interval '31 minutes'").update();
        Nodes fresh = node(Duration.ZERO);
        assertThat(fresh.beat()).isEqualTo(Node.Jobs.PAUSED);
        assertThat(fresh.paused())
                .hasValueSatisfying(paused -> assertThat(paused.due()).isPositive());
        Nodes second = node(Duration.ZERO);
        assertThat(second.beat()).isEqualTo(Node.Jobs.PAUSED);
        assertThat(fresh.release(OPERATOR)).isTrue();
        assertThat(second.release(OPERATOR)).isFalse();
        assertThat(fresh.beat()).isEqualTo(Node.Jobs.RUNNING);
        assertThat(second.beat()).isEqualTo(Node.Jobs.RUNNING);
    }

    @Test
    @Transactional
    void nodesThatLivedOnWithoutTheirDatabaseStandStillToo() {
        someJob();
        Nodes node = node(Duration.ZERO);
        assertThat(node.beat()).isEqualTo(Node.Jobs.RUNNING);
        jdbc.sql("update node set beat_at = now() - interval '40 minutes'").update();
        assertThat(node.beat()).isEqualTo(Node.Jobs.PAUSED);
        assertThat(node.beat()).isEqualTo(Node.Jobs.PAUSED);
        assertThat(node.release(OPERATOR)).isTrue();
        assertThat(node.beat()).isEqualTo(Node.Jobs.RUNNING);
    }

    @Test
    @Transactional
    void firstNodeAndOneThatComesBackSoonGoOn() {
        someJob();
        jdbc.sql("delete from node").update();
        Nodes first = node(Duration.ZERO);
        assertThat(first.beat()).isEqualTo(Node.Jobs.RUNNING);
        first.end();
        jdbc.sql("update node set beat_at = now() - interval '29 minutes'").update();
        Nodes again = node(Duration.ZERO);
        assertThat(again.beat()).isEqualTo(Node.Jobs.RUNNING);
    }

    @Test
    void executorStopsAndStartsAgainWithTheClock() {
        Duration[] ahead = {Duration.ZERO};
        Nodes nodes = new Nodes(
                jdbc, management, SETTINGS, audit, false, () -> Instant.now().plus(ahead[0]));
        JobExecutor executor =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        management.createJobQuery().list().forEach(job -> management.suspendJobById(job.getId()));
        JobExecution execution = new JobExecution(engine, nodes, SETTINGS.beat());
        try {
            execution.start();
            assertThat(executor.isActive()).isTrue();
            ahead[0] = Duration.ofMinutes(10);
            execution.look();
            assertThat(executor.isActive()).isFalse();
            ahead[0] = Duration.ZERO;
            execution.look();
            assertThat(executor.isActive()).isTrue();
        } finally {
            execution.stop();
            management.createJobQuery().list().forEach(job -> management.activateJobById(job.getId()));
        }
        assertThat(executor.isActive()).isFalse();
        assertThat(nodes.all()).anySatisfy(node -> assertThat(node.jobs()).isEqualTo(Node.Jobs.STOPPED));
        jdbc.sql("delete from node").update();
    }

    private void someJob() {
        runtime.startProcessInstanceById(releases.definition(releases.current(), "realignTimers"));
    }
}
