package kh.isaf.workflow;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A task of an area's year that waits for somebody.
 *
 * @param person who holds it
 * @param roles ids of the roles that may take it
 */
public record OpenTask(
        UUID id,
        Stage stage,
        @Nullable Integer month,
        String nameKm,
        String nameEn,
        @Nullable String providerCode,
        @Nullable String providerKm,
        @Nullable String providerLatin,
        LocalDate startsOn,
        LocalDate dueOn,
        @Nullable String person,
        List<String> roles) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameEn;
    }

    public @Nullable String provider(Locale locale) {
        return locale.getLanguage().equals("km") ? providerKm : providerLatin;
    }
}
