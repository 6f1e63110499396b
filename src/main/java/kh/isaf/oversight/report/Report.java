package kh.isaf.oversight.report;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;

/**
 * A report of one area and period, with its figures as they were taken.
 *
 * @param areaType null for the nation
 * @param query which query gave the figures
 * @param figures each with its sum
 * @param texts by box and language, as {@code lessons.km}
 */
public record Report(
        UUID id,
        String areaCode,
        @Nullable AreaType areaType,
        String areaKm,
        String areaLatin,
        ReportPeriod period,
        ReportStatus status,
        String query,
        Map<String, Long> figures,
        OffsetDateTime takenAt,
        @Nullable OffsetDateTime sentAt,
        Map<String, String> texts,
        List<Step> steps) {

    /** Who did what to it, and when. */
    public record Step(
            ReportAct act,
            UUID personId,
            String personName,
            @Nullable String note,
            OffsetDateTime at) {}

    public long figure(String key) {
        return figures.getOrDefault(key, 0L);
    }

    public String text(TextBox box, String language) {
        return texts.getOrDefault(box.id() + "." + language, "");
    }

    /** Short for the text in a box: another one when somebody has changed it. */
    public String mark(TextBox box, String language) {
        return mark(text(box, language));
    }

    static String mark(String text) {
        return Integer.toHexString(text.hashCode());
    }

    /** In the reader's language, or else in the other one. */
    public String text(TextBox box, Locale locale) {
        String own = text(box, locale.getLanguage());
        return own.isEmpty() ? text(box, locale.getLanguage().equals("km") ? "en" : "km") : own;
    }

    /** The last time this was done, if the report was not given back since. */
    public Optional<Step> last(ReportAct act) {
        for (int at = steps.size() - 1; at >= 0; at--) {
            Step step = steps.get(at);
            if (step.act() == act) {
                return Optional.of(step);
            }
            if (step.act() == ReportAct.RETURNED) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    public String area(Locale locale) {
        return locale.getLanguage().equals("km") ? areaKm : areaLatin;
    }
}
