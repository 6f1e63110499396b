package kh.isaf.imports;

import java.util.Locale;

/** Where one import stands. */
public enum ImportStatus {
    /** Without a fault; somebody may run it. */
    CHECKED,
    /** With faults; the file must be corrected and sent again. */
    REFUSED,
    /** Waits for a job. */
    WAITING,
    RUNNING,
    DONE,
    /** Something came in between; it may be run again. */
    FAILED,
    UNDONE;

    /** Name in message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean startable() {
        return this == CHECKED || this == FAILED;
    }

    public boolean underWay() {
        return this == WAITING || this == RUNNING;
    }
}
