package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import kh.isaf.cycle.Stage;
import kh.isaf.jaap.DraftJaap;
import kh.isaf.jaap.JaapLines;
import kh.isaf.jaap.JaapPlans;
import kh.isaf.territory.ProviderKind;
import kh.isaf.worklist.WorkItem;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class JaapMonitoringTests extends ProcessTest {

    private static final LocalDate FIRST_OPENS = LocalDate.of(YEAR, 11, 1);

    @Autowired
    private JaapPlans plans;

    private Commune commune;
    private ProcessInstance process;

    @BeforeEach
    void aPlanIsToBeFollowedUp() {
        commune = communes.laidOut(communes.rural(ProviderKind.COMMUNE_ADMINISTRATION));
        plans.draft(commune.key(), new DraftJaap(List.of(JaapLines.internal("Opening hours"))), Desk.ADMINISTRATOR);
        process = start("jaapMonitoring", commune, (String) null);
    }

    @Test
    void theCommitteeMeetsTwelveTimesMonthAfterMonth() {
        assertThat(progress(Stage.JAAP_MONITORING, commune, null)).isEqualTo("OPEN");
        for (int month = 1; month <= 12; month++) {
            assertThat(process).isWaitingAt("monthlyMeeting");
            assertThat(desk.open(commune)).isEmpty();
            itIs(FIRST_OPENS.plusMonths(month - 1));
            jobs.run(commune);
            done(commune, "recordMonthlyMeeting", null);
        }

        assertThat(process).isEnded().hasPassed("end");
        assertThat(progress(Stage.JAAP_MONITORING, commune, null)).isEqualTo("DONE");
        assertThat(desk.items(commune))
                .extracting(WorkItem::month)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
        assertThat(desk.items(commune)).extracting(WorkItem::status).containsOnly(WorkItem.Status.DONE);
    }

    @Test
    void whenMonthsWereMissedOneMeetingFollowsTheOther() {
        itIs(FIRST_OPENS.plusMonths(2));
        jobs.run(commune);
        assertThat(waiting(commune)).containsExactly("recordMonthlyMeeting");
        done(commune, "recordMonthlyMeeting", null);
        assertThat(desk.open(commune, "recordMonthlyMeeting", null).month()).isEqualTo(2);
    }

    @Test
    void anExcusedStageEndsTheMeetingThatIsOpenAndTheMonthsToCome() {
        itIs(FIRST_OPENS);
        jobs.run(commune);
        done(commune, "recordMonthlyMeeting", null);
        itIs(FIRST_OPENS.plusMonths(1));
        jobs.run(commune);
        excuse(Stage.JAAP_MONITORING, commune, null);

        assertThat(process).isEnded().hasPassed("excused").hasNotPassed("end");
        assertThat(progress(Stage.JAAP_MONITORING, commune, null)).isEqualTo("EXCUSED");
        assertThat(tasks(commune)).containsExactly("recordMonthlyMeeting DONE", "recordMonthlyMeeting EXCUSED");
        itIs(FIRST_OPENS.plusMonths(6));
        jobs.run(commune);
        assertThat(desk.open(commune)).isEmpty();
    }

    @Test
    void aStageExcusedBetweenTwoMeetingsLeavesNoTimer() {
        excuse(Stage.JAAP_MONITORING, commune, null);

        assertThat(process).isEnded().hasPassed("excused");
        assertThat(running("monthlyMeeting", commune, null)).isNull();
    }
}
