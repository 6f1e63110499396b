package kh.isaf.jaap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One line of the plan in the columns of the official form, as the clerk writes it.
 *
 * @param targetResponse the need or the criterion the activity answers
 * @param peopleServed people who benefit, of whom {@code peopleServedFemale} are women and girls
 * @param cost estimated, in riel
 * @param lead who leads and who takes part
 * @param provider code of the provider the line is about
 * @param agreedAction the action of the interface meeting it carries out
 * @param fundingSource who is expected to pay
 */
public record JaapLine(
        Part part,
        String activity,
        @Nullable String proposer,
        @Nullable String targetResponse,
        String location,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        LocalDate start,
        LocalDate end,
        @Nullable Integer peopleServed,
        @Nullable Integer peopleServedFemale,
        @Nullable Long cost,
        String lead,
        @Nullable String provider,
        @Nullable UUID agreedAction,
        @Nullable FundingSource fundingSource) {

    /**
     * It ends no earlier than it starts, and counts no more women than people.
     *
     * @param path of the row in the form
     */
    void requireSound(String path) {
        if (end.isBefore(start)) {
            throw new Refusal(path + ".end", "jaap.refusal.endBeforeStart");
        }
        int people = peopleServed == null ? 0 : peopleServed;
        if (peopleServedFemale != null && peopleServedFemale > people) {
            throw new Refusal(path + ".peopleServedFemale", "jaap.refusal.femaleOverTotal", people);
        }
    }
}
