package kh.isaf.people;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person in the list of accounts.
 *
 * @param roles ids of the roles, with commas between them
 * @param places names of their areas
 */
public record AccountLine(
        UUID personId,
        @Nullable String code,
        String nameKm,
        String nameLatin,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String username,
        AccountState state,
        @Nullable OffsetDateTime lastSignIn,
        @Nullable String roles,
        @Nullable String placesKm,
        @Nullable String placesLatin) {

    /** The name for a reader of this language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameLatin;
    }

    /** The same with its time as a clock in that zone shows it. */
    AccountLine in(ZoneId zone) {
        return new AccountLine(
                personId,
                code,
                nameKm,
                nameLatin,
                phone,
                email,
                username,
                state,
                lastSignIn == null ? null : lastSignIn.atZoneSameInstant(zone).toOffsetDateTime(),
                roles,
                placesKm,
                placesLatin);
    }

    public @Nullable String places(Locale locale) {
        return locale.getLanguage().equals("km") ? placesKm : placesLatin;
    }
}
