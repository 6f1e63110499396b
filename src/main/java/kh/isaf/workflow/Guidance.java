package kh.isaf.workflow;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a person who does a task is told: what to do, a checklist, a sample and where the manual says it. Lines that
 * begin with "- " are items of a list.
 *
 * @param version 0 for the model's own text, then one more with each change
 * @param withdrawn a version that went back to the model's text
 */
public record Guidance(
        String task,
        int version,
        Texts km,
        Texts en,
        boolean withdrawn,
        @Nullable OffsetDateTime writtenAt,
        @Nullable String personName) {

    /** The texts in one language; an empty one is not shown, an empty "to do" leaves the model's. */
    public record Texts(String todo, String checklist, String sample, String manual) {

        public static final Texts NONE = new Texts("", "", "", "");

        /** Whether there is more than what to do. */
        public boolean more() {
            return !(checklist + sample + manual).isBlank();
        }

        /** With the model's text where nothing else says what to do. */
        public Texts or(String modelText) {
            return todo.isBlank() ? new Texts(modelText, checklist, sample, manual) : this;
        }
    }

    public Texts in(String language) {
        return language.equals("km") ? km : en;
    }

    /** Whether NCDDS has written something of its own. */
    public boolean changed() {
        return version > 0 && !withdrawn;
    }
}
