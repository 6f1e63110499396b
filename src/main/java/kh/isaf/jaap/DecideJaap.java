package kh.isaf.jaap;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The committee's sitting on the plan, entered by its chair.
 *
 * @param members of the committee, present or not
 * @param inFavour votes; none are taken without a quorum
 * @param reason why the plan goes back to the clerk
 */
public record DecideJaap(
        LocalDate heldOn,
        int members,
        int present,
        int presentFemale,
        Decision committeeDecision,
        @Nullable Integer inFavour,
        @Nullable Integer against,
        @Nullable Integer abstained,
        @Nullable String reason) {

    /** What the committee may do with a plan. */
    public enum Decision {
        APPROVE("approve"),
        RETURN("return"),
        NO_QUORUM("noQuorum");

        private final String id;

        Decision(String id) {
            this.id = id;
        }

        /** Name in forms, models and message keys. */
        @JsonValue
        public String id() {
            return id;
        }
    }

    Sitting sitting() {
        return new Sitting(heldOn, members, present, presentFemale, inFavour, against, abstained);
    }
}
