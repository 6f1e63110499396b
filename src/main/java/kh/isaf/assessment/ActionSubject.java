package kh.isaf.assessment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an action of the multi-sector meeting is about: one criterion of a provider, the provider as a whole, or the
 * commune as a whole. One choice in the form, so that provider and criterion always fit each other.
 */
public record ActionSubject(
        @Nullable String providerCode, @Nullable String criterionCode) {

    private static final String COMMUNE = "commune";
    private static final String BETWEEN = ":";

    public static final ActionSubject WHOLE_COMMUNE = new ActionSubject(null, null);

    /** Reads the value of the choice; empty when it is none. */
    static Optional<ActionSubject> of(String value) {
        if (value.equals(COMMUNE)) {
            return Optional.of(WHOLE_COMMUNE);
        }
        String[] parts = value.split(BETWEEN, -1);
        if (parts.length > 2 || parts[0].isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new ActionSubject(parts[0], parts.length == 2 ? parts[1] : null));
    }

    /** The value of the choice in the form. */
    public String value() {
        if (providerCode == null) {
            return COMMUNE;
        }
        return criterionCode == null ? providerCode : providerCode + BETWEEN + criterionCode;
    }
}
