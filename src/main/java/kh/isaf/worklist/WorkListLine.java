package kh.isaf.worklist;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;

/**
 * One task as the work list shows it.
 *
 * @param stage id of the stage; null for a loose task
 * @param roles ids of the roles that may take the task
 * @param mine whether the reader holds it
 * @param claimable whether it is free and the reader may take it
 * @param closedForName for whom it was done by a deputy
 * @param reportedDoneBy who answered that it is done, though its form is not sent
 * @param signsFor for whom the reader would do it as a deputy; null where it is none or his or her own
 */
public record WorkListLine(
        UUID id,
        String nameKm,
        String nameEn,
        @Nullable String stage,
        @Nullable Integer month,
        String areaCode,
        @Nullable AreaType areaType,
        String areaKm,
        String areaLatin,
        @Nullable String providerKm,
        @Nullable String providerLatin,
        LocalDate startsOn,
        LocalDate dueOn,
        WorkItem.Status status,
        @Nullable String assigneeName,
        List<String> roles,
        boolean mine,
        boolean claimable,
        @Nullable OffsetDateTime closedAt,
        @Nullable String closedByName,
        @Nullable String closedForName,
        @Nullable String signsFor,
        @Nullable String reportedDoneBy) {

    public String name(Locale locale) {
        return khmer(locale) ? nameKm : nameEn;
    }

    public String area(Locale locale) {
        return khmer(locale) ? areaKm : areaLatin;
    }

    public @Nullable String provider(Locale locale) {
        return khmer(locale) ? providerKm : providerLatin;
    }

    /** Days past the due date; 0 or less while the task is on time. */
    public long daysLate(LocalDate today) {
        return ChronoUnit.DAYS.between(dueOn, today);
    }

    public boolean coming(LocalDate today) {
        return startsOn.isAfter(today);
    }

    private static boolean khmer(Locale locale) {
        return locale.getLanguage().equals("km");
    }
}
