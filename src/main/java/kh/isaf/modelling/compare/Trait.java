package kh.isaf.modelling.compare;

/**
 * A respect in which elements differ.
 *
 * @param id names the respect, in message keys too
 * @param detail which one of several, such as the column of a cell or the value of an option; empty where there is one
 */
public record Trait(String id, String detail) {

    static Trait of(String id) {
        return new Trait(id, "");
    }

    /** A list of names, of which only the order says something that the names themselves do not. */
    boolean isOrder() {
        return id.equals("wayOrder") || id.equals("optionOrder");
    }
}
