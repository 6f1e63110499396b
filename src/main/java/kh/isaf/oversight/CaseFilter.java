package kh.isaf.oversight;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are meant: the same one for a number and for the list behind it.
 *
 * @param year of the cycle; {@link #EVERY_YEAR} for all cycles
 * @param area beginning of the code of the area; empty for all an actor may see
 * @param only whether that very area is meant without those below it, as a khan's own year is
 * @param month of the due date; the last stage of a cycle goes on into the next year
 */
public record CaseFilter(
        int year,
        String area,
        boolean only,
        @Nullable Stage stage,
        @Nullable YearMonth month,
        @Nullable Figure figure) {

    /** Cases of all cycles, as a month of the calendar has them. */
    public static final int EVERY_YEAR = 0;

    public static CaseFilter of(int year, String area) {
        return new CaseFilter(year, area, false, null, null, null);
    }

    public CaseFilter in(String otherArea, boolean onlyThere) {
        return new CaseFilter(year, otherArea, onlyThere, stage, month, figure);
    }

    public CaseFilter at(@Nullable Stage otherStage) {
        return new CaseFilter(year, area, only, otherStage, month, figure);
    }

    public CaseFilter due(@Nullable YearMonth otherMonth) {
        return new CaseFilter(year, area, only, stage, otherMonth, figure);
    }

    public CaseFilter counting(@Nullable Figure otherFigure) {
        return new CaseFilter(year, area, only, stage, month, otherFigure);
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
        if (stage != null) {
            parts.add("stage=" + stage.id());
        }
        if (month != null) {
            parts.add("month=" + month);
        }
        if (figure != null) {
            parts.add("figure=" + figure.id());
        }
        return String.join("&", parts);
    }

    /** The list of these cases. */
    public String address() {
        return "/cases?" + query();
    }
}
