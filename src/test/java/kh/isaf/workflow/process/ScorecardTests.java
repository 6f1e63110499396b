package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import kh.isaf.workflow.form.Fact;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScorecardTests extends ProcessTest {

    private Commune commune;
    private String school;
    private ProcessInstance process;

    @BeforeEach
    void citizensAreToScoreASchool() {
        commune = communes.laidOut(communes.rural(ProviderKind.PRIMARY_SCHOOL));
        school = commune.provider(0);
        process = start("scorecard", commune, school);
    }

    @Test
    void aScorecardIsPlannedAndHeld() {
        assertThat(progress(Stage.SCORECARD, commune, school)).isEqualTo("OPEN");
        assertThat(process).isWaitingAtExactly("planScorecard");
        done(commune, "planScorecard", school);
        assertThat(process).isWaitingAtExactly("enterScorecard");
        done(commune, "enterScorecard", school);

        assertThat(process).isEnded().hasPassed("end");
        assertThat(progress(Stage.SCORECARD, commune, school)).isEqualTo("DONE");
        assertThat(tasks(commune)).containsExactly("planScorecard DONE", "enterScorecard DONE");
    }

    @Test
    void aScorecardNotHeldIsPlannedAgainWithTheReasonShown() {
        done(commune, "planScorecard", school);
        done(commune, "enterScorecard", school, Map.of("scorecardHeld", "no", "notHeldReason", "harvest"));

        assertThat(process).isWaitingAtExactly("planScorecard").hasNotPassed("end");
        assertThat(desk.facts(desk.open(commune, "planScorecard", school)))
                .extracting(Fact::valueEn)
                .containsExactly("harvest");

        done(commune, "planScorecard", school);
        done(commune, "enterScorecard", school);
        assertThat(process).isEnded();
        assertThat(progress(Stage.SCORECARD, commune, school)).isEqualTo("DONE");
        assertThat(tasks(commune))
                .containsExactly(
                        "planScorecard DONE", "enterScorecard DONE", "planScorecard DONE", "enterScorecard DONE");
    }

    @Test
    void anExcusedStageEndsAndTakesItsTaskAway() {
        done(commune, "planScorecard", school);
        excuse(Stage.SCORECARD, commune, school);

        assertThat(process).isEnded().hasPassed("excused").hasNotPassed("end");
        assertThat(progress(Stage.SCORECARD, commune, school)).isEqualTo("EXCUSED");
        assertThat(tasks(commune)).containsExactly("planScorecard DONE", "enterScorecard EXCUSED");
    }
}
