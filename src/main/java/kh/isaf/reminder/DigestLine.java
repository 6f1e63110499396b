package kh.isaf.reminder;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;

/**
 * One open item of which a person hears.
 *
 * @param days how many working days it is late; negative before it is due
 * @param holder who has taken it, if that is somebody else
 * @param mine whether the reader may do it, not only look after it
 * @param code by which an answer names it, in its {@code signs}
 * @param steadKm name of the absent person in whose stead this one hears of it
 */
public record DigestLine(
        UUID workItemId,
        Part part,
        String nameKm,
        String nameEn,
        @Nullable Integer month,
        @Nullable AreaType areaType,
        String areaKm,
        String areaLatin,
        @Nullable String providerKm,
        @Nullable String providerLatin,
        LocalDate dueOn,
        int days,
        boolean urgent,
        boolean mine,
        String code,
        @Nullable String holder,
        @Nullable String steadKm,
        @Nullable String steadLatin) {

    /** The parts of a digest, in their order. */
    public enum Part {
        LATE,
        DUE,
        COMING,
        NEW;

        /** Name in message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String name(Locale locale) {
        return khmer(locale) ? nameKm : nameEn;
    }

    public String area(Locale locale) {
        return khmer(locale) ? areaKm : areaLatin;
    }

    public @Nullable String provider(Locale locale) {
        return khmer(locale) ? providerKm : providerLatin;
    }

    public @Nullable String stead(Locale locale) {
        return khmer(locale) ? steadKm : steadLatin;
    }

    private static boolean khmer(Locale locale) {
        return locale.getLanguage().equals("km");
    }
}
