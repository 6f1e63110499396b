package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.jaap.DraftJaap;
import kh.isaf.jaap.JaapLines;
import kh.isaf.jaap.JaapPlans;
import kh.isaf.territory.ProviderKind;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.WorkItem;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MonthlyMeetingTests extends ProcessTest {

    /** Of the third month; the engine counts from 0. */
    private static final Map<String, Object> THIRD = Map.of("loopCounter", 2);

    private static final LocalDate OPENS = LocalDate.of(YEAR + 1, 1, 1);

    @Autowired
    private JaapPlans plans;

    private Commune commune;
    private ProcessInstance process;

    @BeforeEach
    void theThirdMeetingIsToCome() {
        commune = communes.laidOut(communes.rural(ProviderKind.COMMUNE_ADMINISTRATION));
        plans.draft(commune.key(), new DraftJaap(List.of(JaapLines.internal("Opening hours"))), Desk.ADMINISTRATOR);
        process = start("monthlyMeeting", commune, THIRD);
    }

    @Test
    void beforeItsMonthThereIsNothingToDo() {
        itIs(OPENS.minusDays(1));
        jobs.run(commune);

        assertThat(process).isWaitingAtExactly("monthStart");
        assertThat(desk.open(commune)).isEmpty();
    }

    @Test
    void fromTheFirstDayOfItsMonthTheCommitteeMayRecordIt() {
        itIs(OPENS);
        jobs.run(commune);

        assertThat(process).isWaitingAtExactly("recordMonthlyMeeting");
        WorkItem meeting = desk.open(commune, "recordMonthlyMeeting", null);
        assertThat(meeting.month()).isEqualTo(3);
        assertThat(meeting.stage()).isEqualTo(Stage.JAAP_MONITORING);
        assertThat(meeting.startsOn()).isEqualTo(OPENS);
        assertThat(meeting.dueOn()).isEqualTo(OPENS.plusMonths(1).minusDays(1));
        assertThat(desk.candidates(meeting))
                .containsExactlyInAnyOrder(
                        new Candidate(Role.COMMITTEE_CHAIR, commune.code()),
                        new Candidate(Role.COMMITTEE_MEMBER, commune.code()),
                        new Candidate(Role.CLERK, commune.code()));
    }

    @Test
    void aMeetingHeldEndsTheMonth() {
        recorded(Map.of());
    }

    @Test
    void aMeetingNotHeldEndsTheMonthToo() {
        recorded(Map.of("meetingHeld", "no", "reasonNotHeld", "flood"));
    }

    private void recorded(Map<String, Object> answers) {
        itIs(OPENS);
        jobs.run(commune);
        done(commune, "recordMonthlyMeeting", null, answers);

        assertThat(process).isEnded().hasPassed("monthStart", "recordMonthlyMeeting", "end");
        assertThat(tasks(commune)).containsExactly("recordMonthlyMeeting DONE");
        assertThat(progress(Stage.JAAP_MONITORING, commune, null))
                .as("one of twelve meetings neither opens nor ends the stage")
                .isEqualTo("PLANNED");
    }
}
