package kh.isaf.oversight.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.cycle.Stage;
import kh.isaf.oversight.BoardTables;
import kh.isaf.oversight.CaseCounts;
import kh.isaf.oversight.CaseFilter;
import kh.isaf.oversight.CaseList;
import kh.isaf.oversight.CaseTable;
import kh.isaf.oversight.Figure;
import kh.isaf.oversight.Sight;
import kh.isaf.oversight.Tile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The boards: what is late, the map of what comes on time, timeliness by month, and the cases behind every number. */
@Controller
class BoardController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final CaseCounts counts;
    private final CaseList list;
    private final CaseTable table;
    private final Sight sight;
    private final CurrentActor currentActor;

    BoardController(CaseCounts counts, CaseList list, CaseTable table, Sight sight, CurrentActor currentActor) {
        this.counts = counts;
        this.list = list;
        this.table = table;
        this.sight = sight;
        this.currentActor = currentActor;
    }

    @GetMapping("/overdue")
    @PreAuthorize("isAuthenticated()")
    String overdue(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = currentActor.get();
        CaseFilter filter = frame(actor, year, area, model).counting(Figure.OVERDUE);
        model.addAttribute("filter", filter);
        CaseCounts.AreaTable lines = counts.byArea(actor, filter);
        model.addAttribute("table", lines);
        model.addAttribute("page", list.page(actor, filter, page, lines.all().of(Figure.OVERDUE)));
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
        CaseFilter filter = frame(actor, year, area, model).at(stage(stage));
        model.addAttribute("filter", filter);
        CaseCounts.AreaTable lines = counts.byArea(actor, filter);
        model.addAttribute("table", lines);
        model.addAttribute("onTime", Figure.ON_TIME);
        model.addAttribute("judged", Figure.JUDGED);
        model.addAttribute("tiles", Tile.of(lines.lines()));
        return "oversight/map";
    }

    @GetMapping("/timeliness")
    @PreAuthorize("isAuthenticated()")
    String timeliness(@RequestParam @Nullable Integer year, @RequestParam @Nullable String area, Model model) {
        Actor actor = currentActor.get();
        CaseFilter filter = frame(actor, year, area, model);
        model.addAttribute("filter", filter);
        model.addAttribute("lines", counts.byMonth(actor, filter));
        model.addAttribute("figures", BoardTables.TIMELINESS);
        return "oversight/timeliness";
    }

    @GetMapping("/cases")
    @PreAuthorize("isAuthenticated()")
    String cases(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam(defaultValue = "false") boolean only,
            @RequestParam @Nullable String stage,
            @RequestParam @Nullable Integer month,
            @RequestParam @Nullable String figure,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = currentActor.get();
        CaseFilter filter = filter(frame(actor, year, area, model), only, stage, month, figure);
        model.addAttribute("filter", filter);
        model.addAttribute("page", list.page(actor, filter, page));
        model.addAttribute("figures", Figure.values());
        model.addAttribute("supervises", sight.supervises(actor, filter.area()));
        return "oversight/cases";
    }

    @GetMapping("/cases.csv")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> csv(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam(defaultValue = "false") boolean only,
            @RequestParam @Nullable String stage,
            @RequestParam @Nullable Integer month,
            @RequestParam @Nullable String figure,
            Locale locale) {
        Actor actor = currentActor.get();
        CaseFilter filter = filter(start(actor, year, area), only, stage, month, figure);
        return file(table.csv(actor, filter, locale), CSV, filter, "csv");
    }

    @GetMapping("/cases.xlsx")
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> excel(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam(defaultValue = "false") boolean only,
            @RequestParam @Nullable String stage,
            @RequestParam @Nullable Integer month,
            @RequestParam @Nullable String figure,
            Locale locale) {
        Actor actor = currentActor.get();
        CaseFilter filter = filter(start(actor, year, area), only, stage, month, figure);
        return file(table.excel(actor, filter, locale), EXCEL, filter, "xlsx");
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, CaseFilter filter, String ending) {
        String name = "cases-" + filter.year() + (filter.area().isEmpty() ? "" : "-" + filter.area()) + "." + ending;
        return ResponseEntity.ok()
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(type)
                .body(content);
    }

    private CaseFilter start(Actor actor, @Nullable Integer year, @Nullable String area) {
        return CaseFilter.of(sight.year(year), sight.area(actor, area));
    }

    private CaseFilter frame(Actor actor, @Nullable Integer year, @Nullable String area, Model model) {
        CaseFilter start = start(actor, year, area);
        model.addAttribute("years", sight.years());
        model.addAttribute("path", sight.path(start.area()));
        model.addAttribute("home", sight.area(actor, null));
        model.addAttribute("stages", Stage.values());
        return start;
    }

    private static CaseFilter filter(
            CaseFilter start, boolean only, @Nullable String stage, @Nullable Integer month, @Nullable String figure) {
        return new CaseFilter(
                start.year(),
                start.area(),
                only,
                stage(stage),
                month,
                figure == null || figure.isEmpty()
                        ? null
                        : Figure.of(figure).orElseThrow(() -> new NotFound("figure " + figure)));
    }

    private static @Nullable Stage stage(@Nullable String id) {
        return id == null || id.isEmpty()
                ? null
                : Arrays.stream(Stage.values())
                        .filter(stage -> stage.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("stage " + id));
    }
}
