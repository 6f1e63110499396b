package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelfAssessmentTests extends ProcessTest {

    private Commune commune;
    private String healthCentre;
    private ProcessInstance process;

    @BeforeEach
    void aHealthCentreIsToScoreItself() {
        commune = communes.laidOut(communes.rural(ProviderKind.HEALTH_CENTRE));
        healthCentre = commune.provider(0);
        process = start("selfAssessment", commune, healthCentre);
    }

    @Test
    void theStaffScoreTheirOwnService() {
        assertThat(progress(Stage.SELF_ASSESSMENT, commune, healthCentre)).isEqualTo("OPEN");
        assertThat(process).isWaitingAtExactly("enterSelfAssessment");
        done(commune, "enterSelfAssessment", healthCentre);

        assertThat(process).isEnded().hasPassed("end");
        assertThat(progress(Stage.SELF_ASSESSMENT, commune, healthCentre)).isEqualTo("DONE");
        assertThat(tasks(commune)).containsExactly("enterSelfAssessment DONE");
    }

    @Test
    void anExcusedStageEndsAndTakesItsTaskAway() {
        excuse(Stage.SELF_ASSESSMENT, commune, healthCentre);

        assertThat(process).isEnded().hasPassed("excused").hasNotPassed("end");
        assertThat(progress(Stage.SELF_ASSESSMENT, commune, healthCentre)).isEqualTo("EXCUSED");
        assertThat(tasks(commune)).containsExactly("enterSelfAssessment EXCUSED");
    }
}
