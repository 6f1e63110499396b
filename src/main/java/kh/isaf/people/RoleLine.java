package kh.isaf.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * A role somebody holds, held or will hold, with the name of its place.
 *
 * @param placeKm null for the nation
 * @param deputy whether he or she stands in for the focal person
 * @param inactiveSince from when on a facilitator no longer takes part; null while active
 * @param bodyCode the body whose membership carries the role; null where it was given by itself
 */
public record RoleLine(
        long id,
        UUID personId,
        Grant grant,
        @Nullable String placeKm,
        @Nullable String placeLatin,
        Period period,
        boolean deputy,
        @Nullable LocalDate inactiveSince,
        @Nullable String endReason,
        @Nullable String bodyCode) {

    static RoleLine of(ResultSet row, int number) throws SQLException {
        String provider = row.getString("provider_code");
        return new RoleLine(
                row.getLong("id"),
                row.getObject("person_id", UUID.class),
                new Grant(Role.of(row.getString("role")).orElseThrow(), row.getString("area_code"), provider),
                row.getString(provider == null ? "area_km" : "provider_km"),
                row.getString(provider == null ? "area_latin" : "provider_latin"),
                new Period(
                        row.getObject("valid_from", LocalDate.class),
                        Period.lastDay(row.getObject("valid_to", LocalDate.class))),
                row.getBoolean("deputy"),
                row.getObject("inactive_since", LocalDate.class),
                row.getString("end_reason"),
                row.getString("body_code"));
    }

    /** The name of the place for a reader of this language. */
    public @Nullable String place(Locale locale) {
        return locale.getLanguage().equals("km") ? placeKm : placeLatin;
    }
}
