package kh.isaf.jaap;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision on the plan as pages show it.
 *
 * @param version of the plan it was about
 * @param quorumPercent share of the members that had to be exceeded
 * @param decision approve, return, noQuorum or adopt
 */
public record DecisionTaken(
        DecidingBody body,
        int version,
        LocalDate heldOn,
        int members,
        int present,
        int presentFemale,
        @Nullable Integer inFavour,
        @Nullable Integer against,
        @Nullable Integer abstained,
        int quorumPercent,
        String decision,
        @Nullable String reason) {}
