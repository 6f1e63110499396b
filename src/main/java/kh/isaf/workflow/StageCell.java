package kh.isaf.workflow;

import java.time.LocalDate;
import java.util.Locale;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.ProviderKind;
import org.jspecify.annotations.Nullable;

/**
 * Where one provider, or the commune as a whole, stands in one stage.
 *
 * @param providerCode empty for a stage of the commune
 * @param excuse why it was taken out of the cycle
 */
public record StageCell(
        Stage stage,
        String providerCode,
        @Nullable ProviderKind kind,
        @Nullable String providerKm,
        @Nullable String providerLatin,
        StageStep.State state,
        boolean open,
        LocalDate startsOn,
        LocalDate dueOn,
        @Nullable String excuse) {

    public @Nullable String provider(Locale locale) {
        return locale.getLanguage().equals("km") ? providerKm : providerLatin;
    }
}
