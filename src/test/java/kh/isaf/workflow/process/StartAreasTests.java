package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.territory.ProviderKind;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartAreasTests extends ProcessTest {

    private Commune commune;
    private Commune other;
    private ProcessInstance process;

    @BeforeEach
    void twoCommunesAreAskedFor() {
        commune = communes.rural(ProviderKind.COMMUNE_ADMINISTRATION);
        other = communes.rural(ProviderKind.PRIMARY_SCHOOL, ProviderKind.HEALTH_CENTRE);
        communes.start(commune, other);
        process = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("startAreas")
                .variableValueEquals("chunk", chunk())
                .singleResult();
    }

    @Test
    void whoAsksDoesNotWaitForTheStart() {
        assertThat(process).isWaitingAtExactly("startChunk");
        assertThat(status(commune)).isEqualTo(AreaCycle.Status.STARTING);
        assertThat(running("communeCycle", commune, null)).isNull();
    }

    @Test
    void aJobStartsTheYearInEachOfThem() {
        jobs.start(commune);
        jobs.run(other);

        assertThat(process).isEnded().hasPassed("startChunk", "end");
        assertThat(status(commune)).isEqualTo(AreaCycle.Status.RUNNING);
        assertThat(status(other)).isEqualTo(AreaCycle.Status.RUNNING);
        assertThat(waiting(commune)).containsExactlyInAnyOrder("planDissemination", "enterI4c");
        assertThat(waiting(other)).containsExactlyInAnyOrder("planDissemination", "enterI4c", "enterI4c");
    }

    @Test
    void theSameJobOnceMoreStartsNothing() {
        jobs.start(commune);
        ProcessInstance again = start("startAreas", commune, Map.of("chunk", chunk()));
        jobs.run(commune);

        assertThat(again).isEnded();
        assertThat(running("communeCycle", commune, null)).isNotNull();
        assertThat(waiting(commune)).containsExactlyInAnyOrder("planDissemination", "enterI4c");
    }

    private String chunk() {
        return jdbc.sql("select chunk from area_cycle where cycle_key = ?")
                .param(commune.key())
                .query(String.class)
                .single();
    }
}
