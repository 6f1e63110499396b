package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.jaap.DraftJaap;
import kh.isaf.jaap.JaapLine;
import kh.isaf.jaap.JaapLines;
import kh.isaf.jaap.JaapPlans;
import kh.isaf.territory.ProviderKind;
import kh.isaf.worklist.Candidate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class IntegrationTests extends ProcessTest {

    @Autowired
    private JaapPlans plans;

    private Commune commune;
    private ProcessInstance process;

    @BeforeEach
    void aPlanNeedsMoney() {
        planOf(JaapLines.outside("Latrines"));
    }

    private void planOf(JaapLine... lines) {
        commune = communes.laidOut(communes.rural(ProviderKind.COMMUNE_ADMINISTRATION));
        plans.draft(commune.key(), new DraftJaap(List.of(lines)), Desk.ADMINISTRATOR);
        process = start("integration", commune, (String) null);
    }

    @Test
    void whenEveryLineIsInTheInvestmentProgrammeThereIsNoWorkshop() {
        assertThat(progress(Stage.INTEGRATION, commune, null)).isEqualTo("OPEN");
        assertThat(process).isWaitingAtExactly("enterCipLines");
        done(commune, "enterCipLines", null);

        assertThat(process).isEnded().hasPassed("end").hasNotPassed("recordWorkshop");
        assertThat(progress(Stage.INTEGRATION, commune, null)).isEqualTo("DONE");
        assertThat(tasks(commune)).containsExactly("enterCipLines DONE");
    }

    @Test
    void whatServicesDoThemselvesNeedsNoWorkshop() {
        planOf(JaapLines.internal("Opening hours"));
        done(commune, "enterCipLines", null);

        assertThat(process).isEnded().hasNotPassed("recordWorkshop");
    }

    @Test
    void aLineWithoutMoneyIsTakenToTheDistrictsWorkshop() {
        planOf(JaapLines.outside("Latrines"), JaapLines.outside("Well"));
        List<Map<String, Object>> lines =
                List.of(Map.of("inCip", "yes", "fundingSource", "ngo", "amount", 9_000_000), Map.of("inCip", "no"));
        done(commune, "enterCipLines", null, Map.of("lines", lines));

        assertThat(process).isWaitingAtExactly("recordWorkshop");
        assertThat(desk.candidates(desk.open(commune, "recordWorkshop", null)))
                .containsExactly(new Candidate(Role.DMK_GROUP, commune.code().substring(0, 4)));
        done(commune, "recordWorkshop", null);
        assertThat(process).isEnded().hasPassed("end");
        assertThat(progress(Stage.INTEGRATION, commune, null)).isEqualTo("DONE");
        assertThat(tasks(commune)).containsExactly("enterCipLines DONE", "recordWorkshop DONE");
    }

    @Test
    void anExcusedStageEndsAndTakesItsTaskAway() {
        excuse(Stage.INTEGRATION, commune, null);

        assertThat(process).isEnded().hasPassed("excused").hasNotPassed("end");
        assertThat(progress(Stage.INTEGRATION, commune, null)).isEqualTo("EXCUSED");
        assertThat(tasks(commune)).containsExactly("enterCipLines EXCUSED");
    }
}
