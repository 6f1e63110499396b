package kh.isaf.imports;

import java.util.List;

/**
 * A column of a register's table.
 *
 * @param name heading of the column in the file
 * @param kind what its cells hold
 * @param required whether no cell may be empty
 * @param choices the ids a cell may hold, for {@link Kind#CHOICE}; a title in Khmer or English (message key
 *     {@code register.choice.<id>}) is understood too
 * @param most longest text, in characters
 * @param example a cell as the template shows it
 */
public record Column(String name, Kind kind, boolean required, List<String> choices, int most, String example) {

    /** What the cells of a column hold. */
    public enum Kind {
        /** Any words on one line. */
        TEXT,
        /** Letters, digits and hyphens without blanks; Khmer digits are taken as plain ones. */
        CODE,
        /** Several codes, with blanks, commas or semicolons between them; kept in order, with one blank between. */
        CODES,
        /** Gazetteer code of 2, 4 or 6 digits; a leading zero that a spreadsheet has eaten is put back. */
        AREA,
        /** Several gazetteer codes. */
        AREAS,
        /** One of a few ids. */
        CHOICE,
        /** A day. */
        DATE,
        /** A whole number from 0. */
        NUMBER,
        /** A phone number; kept with its country code, as {@code +85512345678}. */
        PHONE,
        /** An e-mail address. */
        EMAIL
    }

    public static Column required(String name, Kind kind, int most, String example) {
        return new Column(name, kind, true, List.of(), most, example);
    }

    public static Column optional(String name, Kind kind, int most, String example) {
        return new Column(name, kind, false, List.of(), most, example);
    }

    public static Column choice(String name, boolean required, List<String> choices, String example) {
        return new Column(name, Kind.CHOICE, required, choices, 40, example);
    }
}
