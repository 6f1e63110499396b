package kh.isaf.people;

import java.time.LocalDate;
import java.util.List;
import kh.isaf.access.Grant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be registered, with the account and the roles he or she starts with.
 *
 * @param code number in the lists of the ministry or district, by which imports know the person; null for none
 * @param language {@code km} or {@code en}
 * @param account null for somebody who does not sign in
 * @param holdsFrom first day of the roles
 */
public record NewPerson(
        @Nullable String code,
        String nameKm,
        String nameLatin,
        @Nullable String phone,
        @Nullable String email,
        Sex sex,
        String language,
        @Nullable NewAccount account,
        List<Grant> roles,
        LocalDate holdsFrom) {

    public NewPerson(
            String nameKm,
            String nameLatin,
            @Nullable String phone,
            Sex sex,
            String language,
            @Nullable NewAccount account,
            List<Grant> roles,
            LocalDate holdsFrom) {
        this(null, nameKm, nameLatin, phone, null, sex, language, account, roles, holdsFrom);
    }
}
