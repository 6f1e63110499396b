package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SectorInterfaceMeetingTests extends ProcessTest {

    private Commune commune;
    private String school;
    private ProcessInstance process;

    @BeforeEach
    void aSchoolIsToMeetItsCitizens() {
        commune = communes.laidOut(communes.rural(ProviderKind.PRIMARY_SCHOOL));
        school = commune.provider(0);
        process = start("sectorInterfaceMeeting", commune, school);
    }

    @Test
    void theMeetingIsRecorded() {
        assertThat(progress(Stage.SECTOR_INTERFACE_MEETING, commune, school)).isEqualTo("OPEN");
        assertThat(process).isWaitingAtExactly("recordSectorMeeting");
        done(commune, "recordSectorMeeting", school);

        assertThat(process).isEnded().hasPassed("end");
        assertThat(progress(Stage.SECTOR_INTERFACE_MEETING, commune, school)).isEqualTo("DONE");
        assertThat(tasks(commune)).containsExactly("recordSectorMeeting DONE");
    }

    @Test
    void anExcusedStageEndsAndTakesItsTaskAway() {
        excuse(Stage.SECTOR_INTERFACE_MEETING, commune, school);

        assertThat(process).isEnded().hasPassed("excused").hasNotPassed("end");
        assertThat(progress(Stage.SECTOR_INTERFACE_MEETING, commune, school)).isEqualTo("EXCUSED");
        assertThat(tasks(commune)).containsExactly("recordSectorMeeting EXCUSED");
    }
}
