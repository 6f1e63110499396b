package kh.isaf.workflow.figures;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule for the figures of a task, in force from a day to a day, with the sentence for the person whose figures break
 * it.
 *
 * @param validTo first day on which it holds no more; null while it has no end
 * @param endReason why it was switched off
 */
public record FigureCheck(
        UUID id,
        FigureRule rule,
        Level level,
        String messageKm,
        String messageEn,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        OffsetDateTime writtenAt,
        String personName,
        @Nullable String endReason) {

    public String message(String language) {
        return language.equals("km") ? messageKm : messageEn;
    }

    public boolean ended() {
        return validTo != null;
    }
}
