package kh.isaf.jaap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import kh.isaf.assessment.AgreedAction;
import org.junit.jupiter.api.Test;

class JaapActivityTests {

    private final AgreedAction agreed = new AgreedAction(
            UUID.randomUUID(), "2027-120801", "120801-PS-01", "school.toilets", "Latrines", null, null, null, true);

    @Test
    void aLineAnswersTheCriterionOfTheActionItCarriesOut() {
        PlanLine line = kept(JaapLines.carryingOut(agreed.id(), null), agreed);

        assertThat(line.criterionCode()).isEqualTo("school.toilets");
        assertThat(line.line().agreedAction()).isEqualTo(agreed.id());
        assertThat(line.line().provider()).isEqualTo("120801-PS-01");
    }

    @Test
    void theClerkMayGiveItToAnotherProvider() {
        assertThat(kept(JaapLines.carryingOut(agreed.id(), "120801-CA-01"), agreed)
                        .line()
                        .provider())
                .isEqualTo("120801-CA-01");
    }

    @Test
    void onlyALineThatNeedsOutsideMoneyCanLackIt() {
        assertThat(kept(JaapLines.outside("Latrines"), agreed).unfunded()).isTrue();
        assertThat(kept(JaapLines.internal("Opening hours"), agreed).unfunded()).isFalse();
    }

    private static PlanLine kept(JaapLine line, AgreedAction agreed) {
        return new JaapActivity("2027-120801", 1, line, agreed).shown(List.of(), List.of());
    }
}
