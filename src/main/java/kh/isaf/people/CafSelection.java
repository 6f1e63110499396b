package kh.isaf.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round in which a commune chooses its facilitators.
 *
 * @param criteria what was asked of candidates
 * @param women how many took part in the choice, as men and other
 * @param term of those chosen; null until confirmed
 */
public record CafSelection(
        UUID id,
        String areaCode,
        String areaKm,
        String areaLatin,
        LocalDate heldOn,
        String criteria,
        int women,
        int men,
        int other,
        @Nullable Period term,
        List<Candidate> candidates) {

    /**
     * Somebody who stood for it.
     *
     * @param personId null for somebody who is not in the register yet
     * @param posts posts held elsewhere, as a village official or in the commune's office; empty for none
     */
    public record Candidate(
            long id,
            @Nullable UUID personId,
            String nameKm,
            String nameLatin,
            Sex sex,
            @Nullable String phone,
            @Nullable Integer votes,
            boolean chosen,
            @Nullable String postAt,
            String postTitle,
            String posts) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }
    }

    public boolean confirmed() {
        return term != null;
    }

    public String area(Locale locale) {
        return locale.getLanguage().equals("km") ? areaKm : areaLatin;
    }
}
