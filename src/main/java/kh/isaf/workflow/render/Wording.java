package kh.isaf.workflow.render;

/** A text of a form in both languages; a missing English text falls back to the Khmer one. */
public record Wording(String km, String en) {

    public static final Wording NONE = new Wording("", "");

    /** The text for a reader of the given language ("km" or "en"). */
    public String in(String language) {
        return "en".equals(language) && !en.isBlank() ? en : km;
    }

    public boolean isEmpty() {
        return km.isBlank() && en.isBlank();
    }
}
