package kh.isaf.worklist.web;

import kh.isaf.territory.Area;
import org.jspecify.annotations.Nullable;

/**
 * Where a stage is put off, as a page names it.
 *
 * @param area null for the nation
 * @param own only the year that the district or khan itself runs
 */
record PostponementPlace(@Nullable Area area, boolean own) {

    /** As the form sends it. */
    public String value() {
        if (area == null) {
            return PostponementForm.NATION;
        }
        return area.code() + (own ? PostponementForm.OWN_YEAR : "");
    }
}
