package kh.isaf.jaap;

import com.fasterxml.jackson.annotation.JsonValue;

/** The two parts of the plan: ក needs resources from outside and goes into the CIP, ខ is done by the provider itself with the community. */
public enum Part {
    KA("ka"),
    KHA("kha");

    private final String id;

    Part(String id) {
        this.id = id;
    }

    /** Name in forms and message keys. */
    @JsonValue
    public String id() {
        return id;
    }
}
