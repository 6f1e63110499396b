package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import kh.isaf.jaap.DraftJaap;
import kh.isaf.jaap.JaapLines;
import kh.isaf.jaap.JaapPlans;
import kh.isaf.territory.ProviderKind;
import kh.isaf.workflow.form.Fact;
import kh.isaf.worklist.Candidate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class JaapApprovalTests extends ProcessTest {

    private static final Map<String, Object> TOO_DEAR =
            Map.of("committeeDecision", "return", "inFavour", 1, "against", 5, "reason", "too dear");
    private static final Map<String, Object> NOT_IN_THE_BUDGET =
            Map.of("councilDecision", "return", "inFavour", 1, "against", 5, "reason", "not in the budget");
    private static final Map<String, Object> TOO_FEW = Map.of("committeeDecision", "noQuorum", "present", 3);

    @Autowired
    private JaapPlans plans;

    private Commune commune;
    private ProcessInstance process;

    @BeforeEach
    void thePlanIsDrafted() {
        commune = communes.laidOut(communes.rural(ProviderKind.COMMUNE_ADMINISTRATION));
        plans.draft(commune.key(), new DraftJaap(List.of(JaapLines.outside("Latrines"))), Desk.ADMINISTRATOR);
        process = start("jaapApproval", commune, (String) null);
    }

    @Test
    void aPlanTheCommitteeApprovesGoesToTheCouncil() {
        assertThat(progress(Stage.JAAP_APPROVAL, commune, null)).isEqualTo("OPEN");
        assertThat(process).isWaitingAtExactly("decideJaap");
        assertThat(desk.candidates(desk.open(commune, "decideJaap", null)))
                .containsExactly(new Candidate(Role.COMMITTEE_CHAIR, commune.code()));
        done(commune, "decideJaap", null);
        assertThat(process).isWaitingAtExactly("adoptJaap");
        assertThat(desk.candidates(desk.open(commune, "adoptJaap", null)))
                .containsExactly(new Candidate(Role.COUNCIL_MEMBER, commune.code()));
        done(commune, "adoptJaap", null);

        assertThat(process).isEnded().hasPassed("end").hasNotPassed("reviseJaap");
        assertThat(progress(Stage.JAAP_APPROVAL, commune, null)).isEqualTo("DONE");
        assertThat(tasks(commune)).containsExactly("decideJaap DONE", "adoptJaap DONE");
    }

    @Test
    void withoutAQuorumTheCommitteeMeetsAgain() {
        done(commune, "decideJaap", null, TOO_FEW);
        assertThat(process).isWaitingAtExactly("decideJaap").hasNotPassed("reviseJaap", "adoptJaap");
        done(commune, "decideJaap", null);
        done(commune, "adoptJaap", null);

        assertThat(process).isEnded();
        assertThat(tasks(commune)).containsExactly("decideJaap DONE", "decideJaap DONE", "adoptJaap DONE");
    }

    @Test
    void anUnapprovedJaapGoesBackToTheClerkAndThenToTheCommitteeAgain() {
        done(commune, "decideJaap", null, TOO_DEAR);
        assertThat(process).isWaitingAtExactly("reviseJaap");
        assertThat(desk.candidates(desk.open(commune, "reviseJaap", null)))
                .containsExactly(new Candidate(Role.CLERK, commune.code()));
        assertThat(desk.facts(desk.open(commune, "reviseJaap", null)))
                .extracting(Fact::valueEn)
                .contains("too dear");
        done(commune, "reviseJaap", null);
        assertThat(process).isWaitingAtExactly("decideJaap").hasNotPassed("adoptJaap");
        done(commune, "decideJaap", null);
        done(commune, "adoptJaap", null);

        assertThat(process).isEnded();
        assertThat(tasks(commune))
                .containsExactly("decideJaap DONE", "reviseJaap DONE", "decideJaap DONE", "adoptJaap DONE");
    }

    @Test
    void aPlanTheCouncilRefusesGoesThroughTheCommitteeOnceMore() {
        done(commune, "decideJaap", null);
        done(commune, "adoptJaap", null, NOT_IN_THE_BUDGET);
        assertThat(process).isWaitingAtExactly("reviseJaap").hasNotPassed("end");
        done(commune, "reviseJaap", null);
        assertThat(process).isWaitingAtExactly("decideJaap");
        done(commune, "decideJaap", null);
        done(commune, "adoptJaap", null);

        assertThat(process).isEnded().hasPassed("end");
        assertThat(progress(Stage.JAAP_APPROVAL, commune, null)).isEqualTo("DONE");
        assertThat(tasks(commune))
                .containsExactly(
                        "decideJaap DONE", "adoptJaap DONE", "reviseJaap DONE", "decideJaap DONE", "adoptJaap DONE");
    }

    @Test
    void anExcusedStageEndsAndTakesItsTaskAway() {
        done(commune, "decideJaap", null, TOO_DEAR);
        excuse(Stage.JAAP_APPROVAL, commune, null);

        assertThat(process).isEnded().hasPassed("excused").hasNotPassed("end");
        assertThat(progress(Stage.JAAP_APPROVAL, commune, null)).isEqualTo("EXCUSED");
        assertThat(tasks(commune)).containsExactly("decideJaap DONE", "reviseJaap EXCUSED");
    }
}
