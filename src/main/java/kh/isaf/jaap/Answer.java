package kh.isaf.jaap;

import com.fasterxml.jackson.annotation.JsonValue;

/** A question answered by yes or no. */
public enum Answer {
    YES("yes"),
    NO("no");

    private final String id;

    Answer(String id) {
        this.id = id;
    }

    /** Name in forms. */
    @JsonValue
    public String id() {
        return id;
    }
}
