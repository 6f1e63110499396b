package kh.isaf.i4c.web;

import java.util.ArrayList;
import java.util.List;
import kh.isaf.i4c.DisseminationSummary;
import kh.isaf.i4c.Headcount;
import org.jspecify.annotations.Nullable;

/**
 * One count of the people reached.
 *
 * @param labelKey message that names the group
 * @param people how many; null when too few to be shown
 */
record ReachedRow(String labelKey, @Nullable Integer people) {

    /** Everybody, then by sex, then by group; what would tell of fewer than five people is left out. */
    static List<ReachedRow> of(DisseminationSummary summary) {
        Headcount people = summary.people();
        int total = people.total();
        List<ReachedRow> rows = new ArrayList<>();
        rows.add(new ReachedRow("i4c.reached.total", Headcount.mayBeShown(total, total) ? total : null));
        rows.add(bySex("i4c.reached.women", people.women(), people));
        rows.add(bySex("i4c.reached.men", people.men(), people));
        rows.add(bySex("i4c.reached.other", people.other(), people));
        rows.add(part("i4c.reached.youth", summary.youth(), total));
        rows.add(part("i4c.reached.disability", summary.disability(), total));
        rows.add(part("i4c.reached.idPoor", summary.idPoor(), total));
        rows.add(part("i4c.reached.minority", summary.minority(), total));
        return rows;
    }

    private static ReachedRow bySex(String labelKey, int people, Headcount all) {
        return new ReachedRow(labelKey, all.sexesMayBeShown() ? people : null);
    }

    private static ReachedRow part(String labelKey, int people, int total) {
        return new ReachedRow(labelKey, Headcount.mayBeShown(people, total) ? people : null);
    }
}
