package kh.isaf.oversight.web;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.cycle.Stage;
import kh.isaf.oversight.BoardTables;
import kh.isaf.oversight.CaseCounts;
import kh.isaf.oversight.CaseFilter;
import kh.isaf.oversight.CaseList;
import kh.isaf.oversight.Figure;
import kh.isaf.oversight.Sight;
import kh.isaf.oversight.Tile;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The boards: what is late, the map of what comes on time, timeliness by month, and the cases behind every number. */
@Controller
class BoardController {

    private static final int MONTHS = 24;

    private final CaseCounts counts;
    private final CaseList list;
    private final Sight sight;
    private final CurrentActor currentActor;

    BoardController(CaseCounts counts, CaseList list, Sight sight, CurrentActor currentActor) {
        this.counts = counts;
        this.list = list;
        this.sight = sight;
        this.currentActor = currentActor;
    }

    @GetMapping("/overdue")
    @PreAuthorize("isAuthenticated()")
    String overdue(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam(name = "page", defaultValue = "1") int wanted,
            Model model) {
        Actor actor = currentActor.get();
        CaseFilter filter = frame(actor, AskedCases.overdue(year, area), model);
        CaseCounts.AreaTable lines = counts.byArea(actor, filter);
        model.addAttribute("table", lines);
        model.addAttribute("columns", lines.counting(Figure.OVERDUE));
        model.addAttribute("page", list.page(actor, filter, wanted, lines.all().of(Figure.OVERDUE)));
        model.addAttribute("supervises", sight.supervises(actor, filter.area()));
        return "oversight/overdue";
    }

    @GetMapping("/map")
    @PreAuthorize("isAuthenticated()")
    String map(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam @Nullable String stage,
            Model model) {
        Actor actor = currentActor.get();
        CaseFilter filter = frame(actor, AskedCases.of(year, area, stage), model);
        CaseCounts.AreaTable lines = counts.byArea(actor, filter);
        model.addAttribute("table", lines);
        model.addAttribute("columns", filter.stage() == null ? lines.counting(Figure.JUDGED) : List.of());
        model.addAttribute("onTime", Figure.ON_TIME);
        model.addAttribute("judged", Figure.JUDGED);
        model.addAttribute("tiles", Tile.of(lines.lines()));
        return "oversight/map";
    }

    @GetMapping("/timeliness")
    @PreAuthorize("isAuthenticated()")
    String timeliness(@RequestParam @Nullable Integer year, @RequestParam @Nullable String area, Model model) {
        Actor actor = currentActor.get();
        CaseFilter filter = frame(actor, AskedCases.of(year, area, null), model);
        model.addAttribute("lines", counts.byMonth(actor, filter));
        model.addAttribute("figures", BoardTables.TIMELINESS);
        return "oversight/timeliness";
    }

    @GetMapping("/cases")
    @PreAuthorize("isAuthenticated()")
    String cases(AskedCases asked, @RequestParam(name = "page", defaultValue = "1") int wanted, Model model) {
        Actor actor = currentActor.get();
        CaseFilter filter = frame(actor, asked, model);
        model.addAttribute("page", list.page(actor, filter, wanted));
        model.addAttribute("figures", Figure.values());
        model.addAttribute("months", months(filter));
        model.addAttribute("supervises", sight.supervises(actor, filter.area()));
        return "oversight/cases";
    }

    /** In which cases of the cycle may be due; of all cycles those around the month that is asked for. */
    private List<YearMonth> months(CaseFilter filter) {
        YearMonth month = filter.month();
        int first = filter.year() != CaseFilter.EVERY_YEAR
                ? filter.year()
                : month == null ? sight.year(null) : month.getYear() - 1;
        return Stream.iterate(YearMonth.of(first, 1), one -> one.plusMonths(1))
                .limit(MONTHS)
                .toList();
    }

    private CaseFilter frame(Actor actor, AskedCases asked, Model model) {
        CaseFilter filter = asked.filter(actor, sight);
        model.addAttribute("filter", filter);
        model.addAttribute("years", sight.years());
        model.addAttribute("path", sight.path(filter.area()));
        model.addAttribute("home", sight.area(actor, null));
        model.addAttribute("stages", Stage.values());
        return filter;
    }
}
