package kh.isaf.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import kh.isaf.access.Refusal;
import org.junit.jupiter.api.Test;

class ParticipantsTests {

    @Test
    void countsThatAddUpAreTaken() {
        assertThat(new Participants(24, 14, 9, 1, 2, 0, 5, 24).checked().bySex().total())
                .isEqualTo(24);
    }

    @Test
    void moreWomenThanPeopleAreRefusedAtTheWomen() {
        assertThat(refusal(new Participants(10, 11, 0, 0, 0, 0, 0, 0)).field()).isEqualTo("female");
    }

    @Test
    void sexesThatDoNotAddUpAreRefusedAtTheTotal() {
        Refusal refusal = refusal(new Participants(24, 14, 9, 0, 0, 0, 0, 0));
        assertThat(refusal.field()).isEqualTo("total");
        assertThat(refusal.messageKey()).isEqualTo("assessment.error.sexesDoNotAddUp");
    }

    @Test
    void aGroupLargerThanAllIsRefusedAtTheGroup() {
        assertThat(refusal(new Participants(10, 5, 5, 0, 11, 0, 0, 0)).field()).isEqualTo("disability");
        assertThat(refusal(new Participants(10, 5, 5, 0, 0, 11, 0, 0)).field()).isEqualTo("minority");
        assertThat(refusal(new Participants(10, 5, 5, 0, 0, 0, 11, 0)).field()).isEqualTo("idPoor");
        assertThat(refusal(new Participants(10, 5, 5, 0, 0, 0, 0, 11)).field()).isEqualTo("youth");
    }

    @Test
    void nobodyIsNoGroup() {
        assertThat(refusal(Participants.NOBODY).messageKey()).isEqualTo("assessment.error.nobody");
    }

    private static Refusal refusal(Participants participants) {
        return catchThrowableOfType(Refusal.class, participants::checked);
    }
}
