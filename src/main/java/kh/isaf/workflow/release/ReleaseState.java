package kh.isaf.workflow.release;

import java.util.Locale;

/** Where a release stands on its way to the communes. */
public enum ReleaseState {
    /** It is being written. */
    DRAFT,
    /** Its author has handed it in; somebody else decides. */
    REVIEW,
    /** A second person has approved it. */
    APPROVED,
    /** It was put into force and never changes again; the one with the highest number is what areas start on. */
    LIVE,
    /** The product brought it while a release of NCDDS was live: nothing uses it until somebody takes it up. */
    OFFERED,
    /** Given up before it was live. */
    DISCARDED;

    /** Name in message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
