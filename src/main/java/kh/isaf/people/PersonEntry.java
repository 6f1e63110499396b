package kh.isaf.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.Grant;
import org.jspecify.annotations.Nullable;

/**
 * All the register holds of one person.
 *
 * @param username null for somebody who does not sign in
 */
public record PersonEntry(
        UUID id,
        PersonData data,
        @Nullable String username,
        boolean accountEnabled,
        List<RoleLine> roles,
        List<Post> posts,
        List<Membership> memberships) {

    /** A post at a provider. */
    public record Post(
            long id, String providerCode, String providerKm, String providerLatin, String title, Period period) {

        public String provider(Locale locale) {
            return locale.getLanguage().equals("km") ? providerKm : providerLatin;
        }
    }

    /** A seat in a body. */
    public record Membership(
            long id, String bodyCode, String bodyKm, String bodyLatin, Position position, Period period) {

        public String body(Locale locale) {
            return locale.getLanguage().equals("km") ? bodyKm : bodyLatin;
        }
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? data.nameKm() : data.nameLatin();
    }

    /** The roles held now or later; of somebody who has left, those held before. */
    public Set<Grant> reach(LocalDate today) {
        Set<Grant> current = roles.stream()
                .filter(role -> role.period().state(today) != Period.State.OVER)
                .map(RoleLine::grant)
                .collect(Collectors.toSet());
        return current.isEmpty() ? roles.stream().map(RoleLine::grant).collect(Collectors.toSet()) : current;
    }
}
