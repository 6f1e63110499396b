package kh.isaf.cycle;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A day on which offices are closed, wholly or for half of it. The holidays of the nation are set each year by a
 * sub-decree; an area may close by itself.
 *
 * @param areaCode area that closes, with everything below it; empty for the nation
 * @param decree number of the sub-decree or decision; null while it is only foreseen
 * @param certain false for a day that follows from the lunar calendar until a sub-decree names it
 */
public record Holiday(
        LocalDate day,
        String areaCode,
        Part part,
        String nameKm,
        String nameEn,
        @Nullable String decree,
        boolean certain) {

    /** How much of the day is free. */
    public enum Part {
        DAY,
        MORNING,
        AFTERNOON
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameEn;
    }
}
