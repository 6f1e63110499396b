package kh.isaf.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import kh.isaf.workflow.model.ProcessOutline.Kind;
import kh.isaf.workflow.model.ProcessOutline.Next;
import kh.isaf.workflow.model.ProcessOutline.Step;
import org.junit.jupiter.api.Test;

class OutlineReaderTests {

    private final ShippedModels models = ShippedModels.load();

    @Test
    void everyModelStartsWithItsStartAndNamesEachStepInBothLanguages() {
        assertThat(models.outlines()).hasSizeGreaterThan(15).allSatisfy(outline -> {
            assertThat(outline.steps().get(0).kind()).isIn(Kind.START, Kind.AT_ITS_TIME);
            assertThat(outline.steps()).allSatisfy(step -> {
                assertThat(step.name().km()).isNotBlank();
                assertThat(step.name().en()).isNotBlank();
            });
        });
    }

    @Test
    void theModelOfACycleComesBeforeThoseItCalls() {
        assertThat(models.outlines())
                .extracting(ProcessOutline::id)
                .startsWith("communeCycle", "dissemination", "providerCycle", "i4cPreparation")
                .containsSubsequence("jaapMonitoring", "monthlyMeeting", "startAreas");
    }

    @Test
    void aPlanThatComesBackIsRevisedAndGoesToTheCommitteeAgain() {
        ProcessOutline approval = outline("jaapApproval");

        assertThat(approval.steps().stream().filter(step -> step.kind() == Kind.TASK))
                .extracting(Step::id)
                .containsExactly("decideJaap", "adoptJaap", "reviseJaap");
        assertThat(approval.step("reviseJaap").next()).extracting(Next::stepId).containsExactly("decideJaap");
        assertThat(approval.step("committeeDecision").next())
                .extracting(next -> next.answer().in(Locale.ENGLISH))
                .containsExactly("No quorum", "Return for correction", "Approve");
    }

    @Test
    void excusingMayHappenAtAnyTime() {
        assertThat(outline("scorecard").step("excusalStart").kind()).isEqualTo(Kind.AT_ANY_TIME);
    }

    @Test
    void everyTaskSaysWhoDoesItAndHow() {
        List<Step> tasks = models.outlines().stream()
                .flatMap(outline -> outline.steps().stream())
                .filter(step -> step.kind() == Kind.TASK)
                .toList();

        assertThat(tasks).hasSize(20).allSatisfy(task -> {
            assertThat(task.role()).isNotBlank();
            assertThat(task.guidance().km()).isNotBlank();
            assertThat(task.guidance().en()).isNotBlank();
        });
    }

    @Test
    void aModelWithADocumentTypeIsNotRead() {
        byte[] planted =
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> OutlineReader.read(planted)).isInstanceOf(IllegalArgumentException.class);
    }

    private ProcessOutline outline(String id) {
        return models.find(id).orElseThrow().outline();
    }
}
