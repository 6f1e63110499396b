package kh.isaf.workflow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A role that a year needs somewhere and too few people hold.
 *
 * @param areaCode the commune, district or province that lacks it
 * @param providerCode set for the focal person of a provider
 * @param needed how many people the year needs at least (assumed)
 */
public record MissingPost(
        String role,
        String areaCode,
        String areaKm,
        String areaLatin,
        @Nullable String providerCode,
        @Nullable String providerKm,
        @Nullable String providerLatin,
        int needed,
        int held) {

    public String area(Locale locale) {
        return locale.getLanguage().equals("km") ? areaKm : areaLatin;
    }

    public @Nullable String provider(Locale locale) {
        return locale.getLanguage().equals("km") ? providerKm : providerLatin;
    }

    public int missing() {
        return needed - held;
    }
}
