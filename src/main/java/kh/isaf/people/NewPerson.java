package kh.isaf.people;

import java.time.LocalDate;
import java.util.List;
import kh.isaf.access.Grant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be registered, with the account and the roles he or she starts with.
 *
 * @param language {@code km} or {@code en}
 * @param account null for somebody who does not sign in
 * @param holdsFrom first day of the roles
 */
public record NewPerson(
        String nameKm,
        String nameLatin,
        @Nullable String phone,
        Sex sex,
        String language,
        @Nullable NewAccount account,
        List<Grant> roles,
        LocalDate holdsFrom) {}
