package kh.isaf.i4c;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a kind of service publishes a figure about, with the standard it should reach where there is one. */
public record Indicator(
        String code, String nameKm, String nameEn, @Nullable BigDecimal standard) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameEn;
    }
}
