package kh.isaf.jaap;

import java.time.LocalDate;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;

/** Who sat on a plan and how they voted, with the rules that hold for the committee and for the council. */
record Sitting(
        LocalDate heldOn,
        int members,
        int present,
        int presentFemale,
        @Nullable Integer inFavour,
        @Nullable Integer against,
        @Nullable Integer abstained) {

    /** It took place, and nobody is counted who does not belong to it. */
    void requireSound(LocalDate today) {
        if (heldOn.isAfter(today)) {
            throw new Refusal("heldOn", "jaap.refusal.future");
        }
        if (present > members) {
            throw new Refusal("present", "jaap.refusal.moreThanMembers", members);
        }
        if (presentFemale > present) {
            throw new Refusal("presentFemale", "jaap.refusal.femaleOverTotal", present);
        }
    }

    /** Whether more than this share of the members came. */
    boolean quorate(int moreThanPercent) {
        return present * 100 > members * moreThanPercent;
    }

    /** Every member present voted in favour, against or abstained. */
    void requireAllVoted() {
        int votes = count(inFavour) + count(against) + count(abstained);
        if (votes != present) {
            throw new Refusal("inFavour", "jaap.refusal.votes", votes, present);
        }
    }

    /** More voted in favour than against; those who abstained do not count. */
    void requireMajority() {
        if (count(inFavour) <= count(against)) {
            throw new Refusal("inFavour", "jaap.refusal.noMajority");
        }
    }

    private static int count(@Nullable Integer votes) {
        return votes == null ? 0 : votes;
    }
}
