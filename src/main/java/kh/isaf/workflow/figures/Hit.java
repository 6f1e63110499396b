package kh.isaf.workflow.figures;

/**
 * Figures that break a check.
 *
 * @param path of the field it shows beside, as {@code ratings[2].votes1}
 */
public record Hit(FigureCheck check, String path) {

    /** Names the hit from one sending of the form to the next: the reason is given under it. */
    public String key() {
        return check.id() + "@" + path;
    }
}
