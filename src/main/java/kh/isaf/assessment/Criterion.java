package kh.isaf.assessment;

import java.util.Locale;

/** One thing a service is judged by. */
public record Criterion(String code, String nameKm, String nameEn) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameEn;
    }
}
