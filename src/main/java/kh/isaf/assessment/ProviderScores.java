package kh.isaf.assessment;

import java.util.List;
import kh.isaf.i4c.Headcount;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one provider in one year, criterion by criterion: those citizens chose first, in their order.
 *
 * @param citizens how many citizens scored; null before they did
 * @param staff how many of the staff scored; null before they did
 */
public record ProviderScores(
        String providerCode,
        @Nullable Headcount citizens,
        @Nullable Headcount staff,
        List<ScoreLine> lines) {

    /** Whether staff scored, but too few to show what. */
    public boolean tooFewStaff() {
        return staff != null && staff.total() < Headcount.SMALLEST_SHOWN;
    }
}
