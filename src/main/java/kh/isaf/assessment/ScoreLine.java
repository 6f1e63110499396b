package kh.isaf.assessment;

import org.jspecify.annotations.Nullable;

/**
 * How citizens and the provider's own staff see one criterion. A score is null when nobody gave one, or too few did to
 * show it.
 *
 * @param suggestedAction what citizens suggest to do about it
 */
public record ScoreLine(
        Criterion criterion,
        @Nullable Score citizens,
        @Nullable Score self,
        @Nullable String suggestedAction) {

    /** The provider's mark minus the citizens'; null while one is missing. */
    public @Nullable Integer gap() {
        return citizens == null || self == null ? null : self.median() - citizens.median();
    }

    /** The provider thinks well of what citizens think badly of. */
    public boolean blindSpot() {
        return citizens != null && self != null && self.high() && citizens.low();
    }
}
