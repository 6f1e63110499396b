package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import kh.isaf.territory.ProviderKind;
import kh.isaf.worklist.WorkItem;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model that each morning has the working groups follow up what is too late. */
class OpenEscalationsTests extends ProcessTest {

    private Commune commune;
    private WorkItem late;

    @BeforeEach
    void aSelfAssessmentIsLate() {
        commune = communes.laidOut(communes.ruralIn("81", ProviderKind.HEALTH_CENTRE));
        Ladder.in(jdbc, commune);
        start("selfAssessment", commune, commune.provider(0));
        late = desk.open(commune, "enterSelfAssessment", null);
    }

    @Test
    void itBeginsEveryMorningAtHalfPastSix() {
        itIs(late.dueOn());
        var timers = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("openEscalations")
                .timers()
                .list();

        assertThat(timers).hasSize(1);
        assertThat(timers.get(0).getDuedate()).hasHourOfDay(6).hasMinute(30);
    }

    @Test
    void nothingIsOpenedBeforeTheLadderReachesAWorkingGroup() {
        itIs(Ladder.day(late, 9));
        Ladder.sweep(this, commune);

        assertThat(waiting(commune)).containsExactly("enterSelfAssessment");
    }

    @Test
    void aStepTenWorkingDaysLateIsFollowedUpOnce() {
        itIs(Ladder.day(late, 10));
        ProcessInstance morning = Ladder.sweep(this, commune);
        Ladder.sweep(this, commune);

        assertThat(morning).isEnded().hasPassed("open", "end");
        assertThat(waiting(commune)).containsExactlyInAnyOrder("enterSelfAssessment", "followUpDistrict");
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void whatIsLateNoLongerIsFollowedUpNoLonger() {
        itIs(Ladder.day(late, 10));
        Ladder.sweep(this, commune);
        jdbc.sql("update work_item set due_on = ?, nominal_due_on = ? where id = ?")
                .params(Ladder.day(late, 15), Ladder.day(late, 15), late.id())
                .update();
        Ladder.sweep(this, commune);

        assertThat(open()).isZero();
        assertThat(tasks(commune)).containsExactlyInAnyOrder("enterSelfAssessment OPEN", "followUpDistrict EXCUSED");

        itIs(Ladder.day(late, 25));
        Ladder.sweep(this, commune);
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void aStepThatWasDoneIsNotFollowedUp() {
        itIs(Ladder.day(late, 10));
        done(commune, "enterSelfAssessment", null, Map.of());
        Ladder.sweep(this, commune);

        assertThat(tasks(commune)).isEqualTo(List.of("enterSelfAssessment DONE"));
    }

    private int open() {
        return jdbc.sql("select count(*) from escalation where work_item_id = ? and closed_at is null")
                .param(late.id())
                .query(Integer.class)
                .single();
    }
}
