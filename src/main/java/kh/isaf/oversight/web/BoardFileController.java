package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.oversight.BoardTables;
import kh.isaf.oversight.CaseFilter;
import kh.isaf.oversight.CaseTable;
import kh.isaf.oversight.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tables of the boards, and the cases behind their numbers, as files. */
@Controller
class BoardFileController {

    private final BoardTables tables;
    private final CaseTable cases;
    private final TableFile file;
    private final Sight sight;
    private final CurrentActor currentActor;

    BoardFileController(BoardTables tables, CaseTable cases, TableFile file, Sight sight, CurrentActor currentActor) {
        this.tables = tables;
        this.cases = cases;
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
        CaseFilter filter = AskedCases.overdue(year, area).filter(actor, sight);
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
            @RequestParam @Nullable String stage,
            Locale locale,
            HttpServletRequest request) {
        Actor actor = currentActor.get();
        CaseFilter filter = AskedCases.of(year, area, stage).filter(actor, sight);
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
        CaseFilter filter = AskedCases.of(year, area, null).filter(actor, sight);
        return file.answer(
                request.getRequestURI(),
                name("timeliness", filter),
                "oversight.page.timeliness",
                tables.timeliness(actor, filter, locale),
                locale);
    }

    @GetMapping({"/cases.csv", "/cases.xlsx"})
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> cases(AskedCases asked, Locale locale, HttpServletRequest request) {
        Actor actor = currentActor.get();
        CaseFilter filter = asked.filter(actor, sight);
        return file.answer(
                request.getRequestURI(),
                name("cases", filter),
                "cases.sheet",
                cases.rows(actor, filter, locale),
                locale);
    }

    private static String name(String board, CaseFilter filter) {
        return TableFile.name(board, filter.year(), filter.area());
    }
}
