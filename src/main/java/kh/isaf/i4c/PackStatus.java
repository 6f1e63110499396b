package kh.isaf.i4c;

import java.util.Locale;

/** How far an information pack has come. */
public enum PackStatus {
    ENTERED,
    RETURNED,
    CHECKED,
    POSTED;

    /** Name in message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
