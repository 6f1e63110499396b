package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import kh.isaf.territory.Variant;
import kh.isaf.worklist.Candidate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisseminationTests extends ProcessTest {

    private Commune commune;
    private ProcessInstance process;

    @BeforeEach
    void citizensAreToBeTold() {
        begin(communes.rural(ProviderKind.COMMUNE_ADMINISTRATION));
    }

    private void begin(Commune place) {
        commune = communes.laidOut(place);
        process = start("dissemination", commune, (String) null);
    }

    @Test
    void meetingsArePlannedAndTold() {
        assertThat(progress(Stage.DISSEMINATION, commune, null)).isEqualTo("OPEN");
        assertThat(process).isWaitingAtExactly("planDissemination");
        done(commune, "planDissemination", null);
        assertThat(process).isWaitingAtExactly("recordDissemination");
        done(commune, "recordDissemination", null);

        assertThat(process).isEnded().hasPassed("end");
        assertThat(progress(Stage.DISSEMINATION, commune, null)).isEqualTo("DONE");
        assertThat(tasks(commune)).containsExactly("planDissemination DONE", "recordDissemination DONE");
    }

    @Test
    void whileMeetingsAreToComeTheyAreToldAgain() {
        done(commune, "planDissemination", null);
        done(commune, "recordDissemination", null, Map.of("moreMeetings", "yes"));
        assertThat(process).isWaitingAtExactly("recordDissemination");
        done(commune, "recordDissemination", null, Map.of("moreMeetings", "yes"));
        assertThat(process).isWaitingAtExactly("recordDissemination");
        done(commune, "recordDissemination", null, Map.of("moreMeetings", "no"));

        assertThat(process).isEnded();
        assertThat(tasks(commune))
                .containsExactly(
                        "planDissemination DONE",
                        "recordDissemination DONE",
                        "recordDissemination DONE",
                        "recordDissemination DONE");
    }

    @Test
    void anExcusedStageEndsAndTakesItsTaskAway() {
        excuse(Stage.DISSEMINATION, commune, null);

        assertThat(process).isEnded().hasPassed("excused").hasNotPassed("end");
        assertThat(progress(Stage.DISSEMINATION, commune, null)).isEqualTo("EXCUSED");
        assertThat(tasks(commune)).containsExactly("planDissemination EXCUSED");
    }

    @ParameterizedTest
    @CsvSource({"WITH_CSO, CSO_STAFF", "WITHOUT_CSO, CLERK", "URBAN_KHAN, OMBUDSMAN"})
    void whoFacilitatesWithTheCafsFollowsFromHowTheAreaRunsItsCycle(Variant variant, Role other) {
        begin(communes.run(communes.rural(ProviderKind.COMMUNE_ADMINISTRATION), variant));
        String area = commune.code();

        assertThat(desk.candidates(desk.open(commune, "planDissemination", null)))
                .containsExactlyInAnyOrder(
                        new Candidate(Role.CAF, area),
                        new Candidate(other, other == Role.CLERK ? area : area.substring(0, 4)));
    }
}
