package kh.isaf.oversight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks are meant: the same ones for a number and for the list behind it.
 *
 * @param area beginning of the code of the area; empty for all an actor may see
 * @param only whether that very area is meant without those below it
 * @param step a task, or a model with all the tasks in it and in those it calls
 * @param part which of the group, such as a variant; null for all
 */
public record TimeFilter(
        int year,
        String area,
        boolean only,
        String step,
        TimeGroup group,
        @Nullable String part,
        TimeFigure figure) {

    public TimeFilter in(int otherYear) {
        return new TimeFilter(otherYear, area, only, step, group, part, figure);
    }

    public TimeFilter in(String otherArea, boolean onlyThere) {
        return new TimeFilter(year, otherArea, onlyThere, step, group, part, figure);
    }

    public TimeFilter at(String otherStep) {
        return new TimeFilter(year, area, only, otherStep, group, part, figure);
    }

    public TimeFilter of(String onePart) {
        return new TimeFilter(year, area, only, step, group, onePart, figure);
    }

    public TimeFilter counting(TimeFigure otherFigure) {
        return new TimeFilter(year, area, only, step, group, part, otherFigure);
    }

    /** The address of this filter, without the page it is for. */
    public String query() {
        List<String> parts = new ArrayList<>();
        parts.add("year=" + year);
        if (!area.isEmpty()) {
            parts.add("area=" + area);
        }
        if (only) {
            parts.add("only=true");
        }
        parts.add("step=" + step);
        if (part != null) {
            parts.add("by=" + group.id());
            parts.add("part=" + part);
        }
        parts.add("figure=" + figure.id());
        return String.join("&", parts);
    }

    /** The list of these tasks. */
    public String address() {
        return "/time/tasks?" + query();
    }
}
