package kh.isaf.territory;

import java.util.Arrays;

/** The services that publish what they owe citizens and are scored. */
public enum ProviderKind {
    COMMUNE_ADMINISTRATION("communeAdministration", "CA"),
    HEALTH_CENTRE("healthCentre", "HC"),
    PRIMARY_SCHOOL("primarySchool", "PS"),
    KHAN_ADMINISTRATION("khanAdministration", "KA");

    private final String id;
    private final String abbreviation;

    ProviderKind(String id, String abbreviation) {
        this.id = id;
        this.abbreviation = abbreviation;
    }

    /** Name in models, forms and message keys. */
    public String id() {
        return id;
    }

    /** The part of a provider's code that tells its kind, as in {@code 120802-PS-01}. */
    public String abbreviation() {
        return abbreviation;
    }

    public static ProviderKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no provider kind " + id));
    }
}
