package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** The model that asks about telephone numbers once a year; where it is not wanted it asks nobody. */
class YearlyNumberCheckTests extends ProcessTest {

    @Test
    void itBeginsOnTheFirstOfFebruary() {
        Job timer = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("yearlyNumberCheck")
                .timers()
                .singleResult();
        assertThat(timer.getDuedate()).hasMonth(2).hasDayOfMonth(1).hasHourOfDay(9);
    }

    @Test
    void itAsksNobodyUnlessItIsWanted() {
        ProcessInstance check = start("yearlyNumberCheck", new Commune("800201", YEAR, List.of()), Map.of());
        assertThat(check).isWaitingAtExactly("askNumbers");
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(check.getId())
                        .singleResult()
                        .getId());
        assertThat(check).isEnded().hasPassed("askNumbers", "end");
        assertThat(jdbc.sql("select count(*) from question where kind = 'ADDRESS'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
