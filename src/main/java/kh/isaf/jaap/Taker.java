package kh.isaf.jaap;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who took a line without money at the district integration workshop, if anybody did. */
public enum Taker {
    COMMUNE("commune"),
    DISTRICT("district"),
    LINE_DEPARTMENT("lineDepartment"),
    NGO("ngo"),
    DEVELOPMENT_PARTNER("developmentPartner"),
    NOBODY("nobody");

    private final String id;

    Taker(String id) {
        this.id = id;
    }

    /** Name in forms and message keys. */
    @JsonValue
    public String id() {
        return id;
    }
}
