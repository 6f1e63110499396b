package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import kh.isaf.worklist.Candidate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterfaceMeetingTests extends ProcessTest {

    private Commune commune;
    private ProcessInstance process;

    @BeforeEach
    void allServicesAreToMeetTheCitizens() {
        commune = communes.laidOut(communes.rural(ProviderKind.COMMUNE_ADMINISTRATION));
        process = start("interfaceMeeting", commune, (String) null);
    }

    @Test
    void theMeetingIsRecordedAndTheClerkDraftsThePlan() {
        assertThat(progress(Stage.INTERFACE_MEETING, commune, null)).isEqualTo("OPEN");
        assertThat(process).isWaitingAtExactly("recordInterfaceMeeting");
        done(commune, "recordInterfaceMeeting", null);
        assertThat(process).isWaitingAtExactly("draftJaap");
        assertThat(desk.candidates(desk.open(commune, "draftJaap", null)))
                .containsExactly(new Candidate(Role.CLERK, commune.code()));
        done(commune, "draftJaap", null);

        assertThat(process).isEnded().hasPassed("end");
        assertThat(progress(Stage.INTERFACE_MEETING, commune, null)).isEqualTo("DONE");
        assertThat(tasks(commune)).containsExactly("recordInterfaceMeeting DONE", "draftJaap DONE");
    }

    @Test
    void anExcusedStageEndsAndTakesItsTaskAway() {
        done(commune, "recordInterfaceMeeting", null);
        excuse(Stage.INTERFACE_MEETING, commune, null);

        assertThat(process).isEnded().hasPassed("excused").hasNotPassed("end");
        assertThat(progress(Stage.INTERFACE_MEETING, commune, null)).isEqualTo("EXCUSED");
        assertThat(tasks(commune)).containsExactly("recordInterfaceMeeting DONE", "draftJaap EXCUSED");
    }
}
