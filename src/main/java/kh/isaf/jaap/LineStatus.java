package kh.isaf.jaap;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of a line of the plan by the month of a meeting. */
public enum LineStatus {
    NOT_STARTED("notStarted"),
    ONGOING("ongoing"),
    DONE("done"),
    DROPPED("dropped"),
    CARRIED_OVER("carriedOver");

    private final String id;

    LineStatus(String id) {
        this.id = id;
    }

    /** Name in forms and message keys. */
    @JsonValue
    public String id() {
        return id;
    }
}
