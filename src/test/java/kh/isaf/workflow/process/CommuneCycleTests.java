package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommuneCycleTests extends ProcessTest {

    private static final Stage[] OF_A_SERVICE = {
        Stage.I4C_PREPARATION, Stage.SCORECARD, Stage.SELF_ASSESSMENT, Stage.SECTOR_INTERFACE_MEETING
    };

    private Commune commune;
    private String administration;
    private String school;
    private ProcessInstance process;

    @BeforeEach
    void theYearStartsInACommuneWithTwoServices() {
        commune = communes.rural(ProviderKind.COMMUNE_ADMINISTRATION, ProviderKind.PRIMARY_SCHOOL);
        administration = commune.provider(0);
        school = commune.provider(1);
        communes.start(commune);
        jobs.start(commune);
        process = running("communeCycle", commune, null);
    }

    @Test
    void disseminationAndEachServiceBeginAtOnce() {
        assertThat(status(commune)).isEqualTo(AreaCycle.Status.RUNNING);
        assertThat(process).isWaitingAt("dissemination", "providerCycle");
        assertThat(waiting(commune)).containsExactlyInAnyOrder("planDissemination", "enterI4c", "enterI4c");
        assertThat(running("providerCycle", commune, administration)).isNotNull();
        assertThat(running("providerCycle", commune, school)).isNotNull();
    }

    @Test
    void aLateSchoolDoesNotHoldBackTheAdministrationButTheCommune() {
        allDone(commune, Stage.DISSEMINATION);
        done(commune, "enterI4c", administration);
        done(commune, "checkI4c", administration);
        done(commune, "postI4c", administration);
        done(commune, "planScorecard", administration);
        done(commune, "enterScorecard", administration);
        done(commune, "enterSelfAssessment", administration);

        assertThat(running("providerCycle", commune, administration)).isNull();
        assertThat(waiting(commune)).containsExactly("enterI4c");
        assertThat(process).hasNotPassed("servicesReady");
        assertThat(progress(Stage.INTERFACE_MEETING, commune, null)).isEqualTo("PLANNED");
    }

    @Test
    void theCommuneWaitsForItsDissemination() {
        allDone(commune, OF_A_SERVICE);
        assertThat(process).isWaitingAtExactly("dissemination", "servicesReady");
        allDone(commune, Stage.DISSEMINATION);

        assertThat(process).isWaitingAtExactly("interfaceMeeting");
    }

    @Test
    void anExcusedServiceDoesNotHoldBackTheCommune() {
        excuseProvider(commune, school);
        allDone(commune, OF_A_SERVICE);
        allDone(commune, Stage.DISSEMINATION);

        assertThat(process).isWaitingAtExactly("interfaceMeeting");
        assertThat(progress(Stage.SCORECARD, commune, school)).isEqualTo("EXCUSED");
        assertThat(progress(Stage.SCORECARD, commune, administration)).isEqualTo("DONE");
    }

    @Test
    void stageFollowsStageAndTheYearCloses() {
        excuseProvider(commune, school);
        allDone(commune, OF_A_SERVICE);
        allDone(commune, Stage.DISSEMINATION);
        allDone(commune, Stage.INTERFACE_MEETING);
        assertThat(process).isWaitingAtExactly("jaapApproval");
        allDone(commune, Stage.JAAP_APPROVAL);
        assertThat(process).isWaitingAtExactly("integration", "jaapMonitoring");
        allDone(commune, Stage.INTEGRATION);
        assertThat(process).isWaitingAtExactly("jaapMonitoring", "yearDone");
        assertThat(status(commune)).isEqualTo(AreaCycle.Status.RUNNING);

        itIs(LocalDate.of(YEAR + 1, 10, 31));
        allDone(commune, Stage.JAAP_MONITORING);
        assertThat(process).isEnded().hasPassed("yearDone", "end");
        assertThat(status(commune)).isEqualTo(AreaCycle.Status.CLOSED);
        assertThat(desk.open(commune)).isEmpty();
    }

    @Test
    void theYearAlsoWaitsForTheIntegration() {
        toCarryOut();
        excuse(Stage.JAAP_MONITORING, commune, null);
        jobs.run(commune);
        assertThat(process).isWaitingAtExactly("integration", "yearDone");
        excuse(Stage.INTEGRATION, commune, null);
        jobs.run(commune);

        assertThat(process).isEnded();
        assertThat(status(commune)).isEqualTo(AreaCycle.Status.CLOSED);
    }

    /** Everything up to the adopted plan is excused. */
    private void toCarryOut() {
        excuseProvider(commune, school);
        excuseProvider(commune, administration);
        excuse(Stage.DISSEMINATION, commune, null);
        jobs.run(commune);
        excuse(Stage.INTERFACE_MEETING, commune, null);
        excuse(Stage.JAAP_APPROVAL, commune, null);
        jobs.run(commune);
    }
}
