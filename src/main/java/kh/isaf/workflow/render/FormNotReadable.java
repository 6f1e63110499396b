package kh.isaf.workflow.render;

/** A form breaks the profile of forms; says which element and why. */
public class FormNotReadable extends RuntimeException {

    private final String element;

    public FormNotReadable(String element, String reason) {
        super(element + ": " + reason);
        this.element = element;
    }

    public String element() {
        return element;
    }
}
