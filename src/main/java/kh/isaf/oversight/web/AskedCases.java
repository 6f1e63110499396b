package kh.isaf.oversight.web;

import java.time.YearMonth;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import kh.isaf.cycle.Stage;
import kh.isaf.oversight.CaseFilter;
import kh.isaf.oversight.Figure;
import kh.isaf.oversight.Sight;
import org.jspecify.annotations.Nullable;

/** What the address of a board or list says of the cases that are meant. */
record AskedCases(
        @Nullable Integer year,
        @Nullable String area,
        @Nullable Boolean only,
        @Nullable String stage,
        @Nullable YearMonth month,
        @Nullable String figure) {

    static AskedCases of(@Nullable Integer year, @Nullable String area, @Nullable String stage) {
        return new AskedCases(one(year), area, null, stage, null, null);
    }

    static AskedCases overdue(@Nullable Integer year, @Nullable String area) {
        return new AskedCases(one(year), area, null, null, null, Figure.OVERDUE.id());
    }

    /** A board is of one cycle. */
    private static @Nullable Integer one(@Nullable Integer year) {
        return year == null || year == CaseFilter.EVERY_YEAR ? null : year;
    }

    /**
     * The cases, as far as the reader may see them.
     *
     * @throws NotFound for an area out of sight, and for a stage or figure that does not exist
     */
    CaseFilter filter(Actor actor, Sight sight) {
        return new CaseFilter(
                year != null && year == CaseFilter.EVERY_YEAR ? year : sight.year(year),
                sight.area(actor, area),
                Boolean.TRUE.equals(only),
                stage == null || stage.isEmpty()
                        ? null
                        : Stage.of(stage).orElseThrow(() -> new NotFound("stage " + stage)),
                month,
                figure == null || figure.isEmpty()
                        ? null
                        : Figure.of(figure).orElseThrow(() -> new NotFound("figure " + figure)));
    }
}
