package kh.isaf.territory;

import java.util.Arrays;

/** How an area runs the demand side: with a supporting CSO, by the commune itself, or as an urban khan. */
public enum Variant {
    WITH_CSO("withCso"),
    WITHOUT_CSO("withoutCso"),
    URBAN_KHAN("urbanKhan");

    private final String id;

    Variant(String id) {
        this.id = id;
    }

    /** Name in decision tables and message keys. */
    public String id() {
        return id;
    }

    public static Variant of(String id) {
        return Arrays.stream(values())
                .filter(variant -> variant.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variant " + id));
    }
}
