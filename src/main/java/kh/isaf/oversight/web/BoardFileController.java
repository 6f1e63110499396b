package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.cycle.Stage;
import kh.isaf.oversight.BoardTables;
import kh.isaf.oversight.CaseFilter;
import kh.isaf.oversight.Figure;
import kh.isaf.oversight.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tables of the boards as files. */
@Controller
class BoardFileController {

    private final BoardTables tables;
    private final TableFile file;
    private final Sight sight;
    private final CurrentActor currentActor;

    BoardFileController(BoardTables tables, TableFile file, Sight sight, CurrentActor currentActor) {
        this.tables = tables;
        this.file = file;
        this.sight = sight;
        this.currentActor = currentActor;
    }

    @GetMapping({"/overdue.csv", "/overdue.xlsx"})
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> overdue(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            Locale locale,
            HttpServletRequest request) {
        Actor actor = currentActor.get();
        CaseFilter filter = filter(actor, year, area).counting(Figure.OVERDUE);
        return file.answer(
                request.getRequestURI(),
                name("overdue", filter),
                "oversight.page.overdue",
                tables.overdue(actor, filter, locale),
                locale);
    }

    @GetMapping({"/map.csv", "/map.xlsx"})
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> map(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam(defaultValue = "") String stage,
            Locale locale,
            HttpServletRequest request) {
        Actor actor = currentActor.get();
        CaseFilter filter = filter(actor, year, area)
                .at(stage.isEmpty() ? null : Stage.of(stage).orElseThrow(() -> new NotFound("stage " + stage)));
        return file.answer(
                request.getRequestURI(),
                name("map", filter),
                "oversight.page.map",
                tables.map(actor, filter, locale),
                locale);
    }

    @GetMapping({"/timeliness.csv", "/timeliness.xlsx"})
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> timeliness(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            Locale locale,
            HttpServletRequest request) {
        Actor actor = currentActor.get();
        CaseFilter filter = filter(actor, year, area);
        return file.answer(
                request.getRequestURI(),
                name("timeliness", filter),
                "oversight.page.timeliness",
                tables.timeliness(actor, filter, locale),
                locale);
    }

    private CaseFilter filter(Actor actor, @Nullable Integer year, @Nullable String area) {
        return CaseFilter.of(sight.year(year), sight.area(actor, area));
    }

    private static String name(String board, CaseFilter filter) {
        return board + "-" + filter.year() + (filter.area().isEmpty() ? "" : "-" + filter.area());
    }
}
