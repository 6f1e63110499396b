package kh.isaf.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is away for some days, and a deputy does his or her tasks meanwhile.
 *
 * @param stages whose tasks are handed over, in the order of the year; empty for all
 * @param setBy the name of whoever set it
 * @param endedOn the day on which it was ended early; null if it was not
 * @param gap whether the deputy is away too in a part of what is left of the time
 */
public record Absence(
        UUID id,
        UUID personId,
        String personKm,
        String personLatin,
        UUID deputyId,
        String deputyKm,
        String deputyLatin,
        Period period,
        List<Stage> stages,
        String reason,
        String setBy,
        @Nullable LocalDate endedOn,
        boolean gap,
        Standing standing) {

    /** Not begun; a deputy acts; nobody acts, as the deputy is away, left the role or cannot sign in; over. */
    public enum Standing {
        COMING,
        ACTING,
        RESTING,
        OVER
    }

    static Absence of(ResultSet row, ZoneId zone) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        LocalDate lastDay = Period.lastDay(row.getObject("valid_to", LocalDate.class));
        return new Absence(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("person_km"),
                row.getString("person_latin"),
                row.getObject("deputy_id", UUID.class),
                row.getString("deputy_km"),
                row.getString("deputy_latin"),
                new Period(row.getObject("valid_from", LocalDate.class), Objects.requireNonNull(lastDay)),
                stages(row),
                row.getString("reason"),
                row.getString("set_by_name"),
                ended == null ? null : ended.atZoneSameInstant(zone).toLocalDate(),
                row.getBoolean("gap"),
                Standing.valueOf(row.getString("standing")));
    }

    private static List<Stage> stages(ResultSet row) throws SQLException {
        return row.getArray("stages") == null
                ? List.of()
                : Stream.of((String[]) row.getArray("stages").getArray())
                        .map(id -> Stage.of(id).orElseThrow())
                        .sorted()
                        .toList();
    }

    public String person(Locale locale) {
        return locale.getLanguage().equals("km") ? personKm : personLatin;
    }

    public String deputy(Locale locale) {
        return locale.getLanguage().equals("km") ? deputyKm : deputyLatin;
    }

    /** Whether tasks of this stage are handed over; a task of no stage never is. */
    public boolean covers(@Nullable Stage stage) {
        return stage != null && (stages.isEmpty() || stages.contains(stage));
    }

    /** Whether it can be ended still. */
    public boolean open() {
        return standing != Standing.OVER;
    }
}
