package kh.isaf.oversight.report;

/** What a group says beside its figures. */
public enum TextBox {
    ACHIEVEMENTS("achievements"),
    CHALLENGES("challenges"),
    NEXT_STEPS("nextSteps"),
    LESSONS("lessons");

    private final String id;

    TextBox(String id) {
        this.id = id;
    }

    /** Name in forms and message keys. */
    public String id() {
        return id;
    }
}
