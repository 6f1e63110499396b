package kh.isaf.jaap;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The council's sitting on the plan the committee approved.
 *
 * @param members of the council, present or not
 * @param reason why the plan goes back to the clerk
 */
public record AdoptJaap(
        LocalDate heldOn,
        int members,
        int present,
        int presentFemale,
        Decision councilDecision,
        @Nullable Integer inFavour,
        @Nullable Integer against,
        @Nullable Integer abstained,
        @Nullable String reason) {

    /** What the council may do with a plan. */
    public enum Decision {
        ADOPT("adopt"),
        RETURN("return");

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
