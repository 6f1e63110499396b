package kh.isaf.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A committee, council, working group or network of an area, with its term and the decision that recognised it.
 *
 * @param areaCode empty for the nation
 * @param members how many hold a seat today
 */
public record Body(
        String code,
        BodyKind kind,
        String areaCode,
        String areaKm,
        String areaLatin,
        String nameKm,
        String nameLatin,
        Period term,
        String decisionNumber,
        @Nullable LocalDate decisionDate,
        int members) {

    /** A seat in it. */
    public record Member(
            long id,
            UUID personId,
            String nameKm,
            String nameLatin,
            @Nullable String phone,
            Position position,
            Period period) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("km") ? nameKm : nameLatin;
    }

    public String area(Locale locale) {
        return locale.getLanguage().equals("km") ? areaKm : areaLatin;
    }

    static Body of(ResultSet row, int number) throws SQLException {
        return new Body(
                row.getString("code"),
                BodyKind.of(row.getString("kind")).orElseThrow(),
                row.getString("area_code"),
                Optional.ofNullable(row.getString("area_km")).orElse(""),
                Optional.ofNullable(row.getString("area_latin")).orElse(""),
                row.getString("name_km"),
                row.getString("name_latin"),
                new Period(
                        row.getObject("term_from", LocalDate.class),
                        Period.lastDay(row.getObject("term_to", LocalDate.class))),
                row.getString("decision_number"),
                row.getObject("decision_date", LocalDate.class),
                row.getInt("members"));
    }
}
