package kh.isaf.jaap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import kh.isaf.access.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SittingTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 9, 20);

    @ParameterizedTest
    @CsvSource({"13, 7, true", "13, 6, false", "12, 7, true", "12, 6, false", "1, 1, true", "1, 0, false"})
    void aQuorumIsMoreThanHalfOfTheMembers(int members, int present, boolean quorate) {
        assertThat(sitting(members, present, 0).quorate(50)).isEqualTo(quorate);
    }

    @Test
    void anotherShareMayBeSet() {
        assertThat(sitting(12, 8, 0).quorate(66)).isTrue();
        assertThat(sitting(12, 7, 0).quorate(66)).isFalse();
    }

    @Test
    void nobodyIsCountedWhoDoesNotBelongToIt() {
        refused(() -> sitting(12, 13, 0).requireSound(TODAY), "present", "jaap.refusal.moreThanMembers");
        refused(() -> sitting(12, 8, 9).requireSound(TODAY), "presentFemale", "jaap.refusal.femaleOverTotal");
        assertThatCode(() -> sitting(12, 12, 12).requireSound(TODAY)).doesNotThrowAnyException();
    }

    @Test
    void itHasTakenPlace() {
        refused(() -> sitting(12, 8, 3).requireSound(TODAY.minusDays(1)), "heldOn", "jaap.refusal.future");
    }

    @Test
    void everyMemberPresentVotesOrAbstains() {
        assertThatCode(() -> votes(8, 5, 2, 1).requireAllVoted()).doesNotThrowAnyException();
        assertThatCode(() -> votes(8, 8, null, null).requireAllVoted()).doesNotThrowAnyException();
        refused(() -> votes(8, 5, 2, 0).requireAllVoted(), "inFavour", "jaap.refusal.votes");
        refused(() -> votes(8, 5, 2, 2).requireAllVoted(), "inFavour", "jaap.refusal.votes");
    }

    @Test
    void moreVoteInFavourThanAgainst() {
        assertThatCode(() -> votes(8, 3, 2, 3).requireMajority()).doesNotThrowAnyException();
        refused(() -> votes(8, 4, 4, 0).requireMajority(), "inFavour", "jaap.refusal.noMajority");
        refused(() -> votes(8, 0, 0, 8).requireMajority(), "inFavour", "jaap.refusal.noMajority");
    }

    private static Sitting sitting(int members, int present, int female) {
        return new Sitting(TODAY, members, present, female, null, null, null);
    }

    private static Sitting votes(
            int present, Integer inFavour, @Nullable Integer against, @Nullable Integer abstained) {
        return new Sitting(TODAY, 12, present, 0, inFavour, against, abstained);
    }

    static void refused(ThrowingCallable act, @Nullable String field, String messageKey) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.messageKey()).isEqualTo(messageKey);
        });
    }
}
