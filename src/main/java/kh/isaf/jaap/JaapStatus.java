package kh.isaf.jaap;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far the plan is between its draft and the council. */
public enum JaapStatus {
    DRAFT("draft"),
    RETURNED("returned"),
    APPROVED_BY_COMMITTEE("approvedByCommittee"),
    ADOPTED("adopted");

    private final String id;

    JaapStatus(String id) {
        this.id = id;
    }

    /** Name in forms and message keys. */
    @JsonValue
    public String id() {
        return id;
    }
}
