package kh.isaf.modelling.compare;

import java.util.Locale;
import kh.isaf.workflow.model.ProcessOutline.Text;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two releases.
 *
 * @param element its id in the file; empty where the whole file is meant
 * @param name the words by which a reader finds the element
 * @param place the number of a row, column or question; 0 where it has none
 * @param trait in which respect it differs; null where all of it is new or gone
 * @param about which column, option or part of that respect, in words
 * @param before what it said; null where it said nothing
 * @param after what it says now; null where it says nothing
 */
public record Change(
        String file,
        Sort sort,
        String element,
        PartKind kind,
        Text name,
        int place,
        @Nullable Trait trait,
        Text about,
        @Nullable Said before,
        @Nullable Said after) {

    /** What has become of the element. */
    public enum Sort {
        ADDED,
        REMOVED,
        CHANGED,
        /** It stands at another place in the order, which means something. */
        MOVED,
        /** It is drawn at another place only. */
        LAYOUT,
        /** The file cannot be read, so that nothing more can be said. */
        UNREADABLE;

        /** The sign that the pictures have for it too. */
        public String sign() {
            return switch (this) {
                case ADDED -> "+";
                case REMOVED -> "−";
                case CHANGED -> "~";
                case MOVED, LAYOUT -> "↔";
                case UNREADABLE -> "!";
            };
        }

        /** Name in message keys and classes. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
