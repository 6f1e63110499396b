package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import kh.isaf.workflow.form.Fact;
import kh.isaf.worklist.Candidate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class I4cPreparationTests extends ProcessTest {

    private Commune commune;
    private String school;
    private ProcessInstance process;

    @BeforeEach
    void aSchoolPreparesItsPack() {
        begin(communes.urban(ProviderKind.PRIMARY_SCHOOL));
    }

    private void begin(Commune place) {
        commune = communes.laidOut(place);
        school = commune.provider(0);
        process = start("i4cPreparation", commune, school);
    }

    @Test
    void aPackIsEnteredCheckedAndPosted() {
        assertThat(progress(Stage.I4C_PREPARATION, commune, school)).isEqualTo("OPEN");
        assertThat(process).isWaitingAtExactly("enterI4c");
        done(commune, "enterI4c", school);
        assertThat(process).isWaitingAtExactly("checkI4c");
        done(commune, "checkI4c", school);
        assertThat(process).isWaitingAtExactly("postI4c");
        done(commune, "postI4c", school);

        assertThat(process).isEnded().hasPassed("end");
        assertThat(progress(Stage.I4C_PREPARATION, commune, school)).isEqualTo("DONE");
        assertThat(tasks(commune)).containsExactly("enterI4c DONE", "checkI4c DONE", "postI4c DONE");
    }

    @Test
    void aPackSentBackIsEnteredAgainWithTheReasonShown() {
        done(commune, "enterI4c", school);
        done(commune, "checkI4c", school, Map.of("i4cDecision", "return", "reason", "no pupils in it"));

        assertThat(process).isWaitingAtExactly("enterI4c").hasNotPassed("postI4c");
        assertThat(desk.facts(desk.open(commune, "enterI4c", school)))
                .extracting(Fact::valueEn)
                .containsExactly("no pupils in it");

        done(commune, "enterI4c", school);
        done(commune, "checkI4c", school);
        done(commune, "postI4c", school);
        assertThat(process).isEnded();
        assertThat(tasks(commune))
                .containsExactly("enterI4c DONE", "checkI4c DONE", "enterI4c DONE", "checkI4c DONE", "postI4c DONE");
    }

    @Test
    void anExcusedStageEndsAndTakesItsTaskAway() {
        done(commune, "enterI4c", school);
        excuse(Stage.I4C_PREPARATION, commune, school);

        assertThat(process).isEnded().hasPassed("excused").hasNotPassed("end");
        assertThat(progress(Stage.I4C_PREPARATION, commune, school)).isEqualTo("EXCUSED");
        assertThat(tasks(commune)).containsExactly("enterI4c DONE", "checkI4c EXCUSED");
    }

    @Test
    void inTownTheSchoolEntersItsDataItself() {
        assertThat(desk.candidates(desk.open(commune, "enterI4c", school)))
                .containsExactly(new Candidate(Role.FOCAL_PERSON, school));
    }

    @Test
    void inTheCountryTheDistrictMayEnterThemToo() {
        begin(communes.rural(ProviderKind.PRIMARY_SCHOOL));

        assertThat(desk.candidates(desk.open(commune, "enterI4c", school)))
                .containsExactlyInAnyOrder(
                        new Candidate(Role.FOCAL_PERSON, school),
                        new Candidate(Role.DMK_GROUP, commune.code().substring(0, 4)));
    }

    @Test
    void theCapitalChecksWhatAKhanEntersForItself() {
        begin(communes.khanItself());
        done(commune, "enterI4c", school);

        assertThat(desk.candidates(desk.open(commune, "checkI4c", school)))
                .containsExactly(new Candidate(Role.CP_GROUP, commune.code().substring(0, 2)));
    }
}
