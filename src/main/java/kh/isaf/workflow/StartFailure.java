package kh.isaf.workflow;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Areas that were to start together and could not.
 *
 * @param cause why, for people
 * @param message what the program said, for who looks after it; null where no job is left
 * @param nextTry when it is tried again by itself; null if never
 */
public record StartFailure(
        UUID chunk,
        List<Place> areas,
        Cause cause,
        @Nullable String message,
        @Nullable OffsetDateTime nextTry) {

    /** An area of the chunk. */
    public record Place(String code, String nameKm, String nameLatin) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }
    }

    /** Why a chunk did not start. */
    public enum Cause {
        DATABASE("database"),
        NO_JOB("noJob"),
        OTHER("other");

        private final String id;

        Cause(String id) {
            this.id = id;
        }

        /** End of its message key. */
        public String id() {
            return id;
        }
    }
}
