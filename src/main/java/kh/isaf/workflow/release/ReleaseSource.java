package kh.isaf.workflow.release;

import java.util.Locale;

/** Where a release comes from. */
public enum ReleaseSource {
    PRODUCT,
    EDITED,
    IMPORTED;

    /** Name in message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
