package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderCycleTests extends ProcessTest {

    private Commune commune;
    private String provider;
    private ProcessInstance process;

    @BeforeEach
    void aSchoolBegins() {
        begin(communes.rural(ProviderKind.PRIMARY_SCHOOL));
    }

    private void begin(Commune place) {
        commune = communes.laidOut(place);
        provider = commune.provider(0);
        process = start("providerCycle", commune, provider);
    }

    private void posted() {
        allDone(commune, Stage.I4C_PREPARATION);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRIMARY_SCHOOL", "HEALTH_CENTRE"})
    void aSchoolAndAHealthCentreMeetTheirCitizensAtTheEnd(ProviderKind kind) {
        begin(communes.rural(kind));
        posted();
        allDone(commune, Stage.SCORECARD, Stage.SELF_ASSESSMENT);
        assertThat(process).isWaitingAtExactly("sectorInterfaceMeeting");
        allDone(commune, Stage.SECTOR_INTERFACE_MEETING);

        assertThat(process).isEnded().hasPassed("end");
        for (Stage stage : Stage.values()) {
            assertThat(progress(stage, commune, stage.perProvider() ? provider : null))
                    .isEqualTo(stage.perProvider() ? "DONE" : "PLANNED");
        }
    }

    @Test
    void anAdministrationHasNoMeetingOfItsOwn() {
        begin(communes.rural(ProviderKind.COMMUNE_ADMINISTRATION));
        posted();
        allDone(commune, Stage.SCORECARD, Stage.SELF_ASSESSMENT);

        assertThat(process).isEnded().hasPassed("end").hasNotPassed("sectorInterfaceMeeting");
    }

    @Test
    void norHasTheAdministrationOfAKhan() {
        begin(communes.khanItself());
        posted();
        allDone(commune, Stage.SCORECARD, Stage.SELF_ASSESSMENT);

        assertThat(process).isEnded().hasNotPassed("sectorInterfaceMeeting");
    }

    @Test
    void nothingIsScoredBeforeThePackIsPosted() {
        assertThat(process).isWaitingAtExactly("i4cPreparation");
        assertThat(waiting(commune)).containsExactly("enterI4c");
        assertThat(progress(Stage.SCORECARD, commune, provider)).isEqualTo("PLANNED");
        posted();

        assertThat(process).isWaitingAtExactly("scorecard", "selfAssessment");
        assertThat(waiting(commune)).containsExactlyInAnyOrder("planScorecard", "enterSelfAssessment");
    }

    @ParameterizedTest
    @EnumSource(names = {"SCORECARD", "SELF_ASSESSMENT"})
    void theMeetingWaitsForBothSides(Stage first) {
        posted();
        allDone(commune, first);

        assertThat(process).hasNotPassed("bothScored");
        assertThat(progress(Stage.SECTOR_INTERFACE_MEETING, commune, provider)).isEqualTo("PLANNED");
    }

    @Test
    void anExcusedScorecardDoesNotHoldTheSchoolBack() {
        posted();
        excuse(Stage.SCORECARD, commune, provider);
        allDone(commune, Stage.SELF_ASSESSMENT);

        assertThat(process).isWaitingAtExactly("sectorInterfaceMeeting");
        assertThat(progress(Stage.SCORECARD, commune, provider)).isEqualTo("EXCUSED");
        assertThat(progress(Stage.SELF_ASSESSMENT, commune, provider)).isEqualTo("DONE");
    }

    @Test
    void aProviderExcusedAtTheBeginningHasNothingLeftToDo() {
        excuseProvider(commune, provider);

        assertExcused("enterI4c EXCUSED");
        assertThat(progress(Stage.I4C_PREPARATION, commune, provider)).isEqualTo("EXCUSED");
    }

    @Test
    void aProviderExcusedWhileItIsScoredKeepsWhatItHasDone() {
        posted();
        excuseProvider(commune, provider);

        assertExcused(
                "enterI4c DONE",
                "checkI4c DONE",
                "postI4c DONE",
                "planScorecard EXCUSED",
                "enterSelfAssessment EXCUSED");
        assertThat(progress(Stage.I4C_PREPARATION, commune, provider)).isEqualTo("DONE");
    }

    private void assertExcused(String... tasks) {
        assertThat(process).isEnded().hasPassed("excused").hasNotPassed("end");
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(commune.key())
                        .count())
                .isZero();
        assertThat(tasks(commune)).containsExactlyInAnyOrder(tasks);
        assertThat(progress(Stage.SCORECARD, commune, provider)).isEqualTo("EXCUSED");
        assertThat(progress(Stage.SELF_ASSESSMENT, commune, provider)).isEqualTo("EXCUSED");
        assertThat(progress(Stage.SECTOR_INTERFACE_MEETING, commune, provider)).isEqualTo("EXCUSED");
    }
}
