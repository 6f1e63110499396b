package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.oversight.CaseFilter;
import kh.isaf.oversight.Sight;
import kh.isaf.oversight.report.LateReportsTable;
import kh.isaf.oversight.report.OwedReports;
import kh.isaf.oversight.report.ReportKind;
import kh.isaf.oversight.report.ReportPeriod;
import kh.isaf.oversight.report.ReportStatus;
import kh.isaf.oversight.report.ReportWords;
import kh.isaf.oversight.report.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which reports are owed, and who has not sent them. */
@Controller
class OwedReportsController {

    private static final int DMK_CODE = 4;

    /** As many late reports as a page shows; the files hold all. */
    private static final int PAGE_SIZE = 100;

    private final OwedReports owed;
    private final Reports reports;
    private final ReportWords words;
    private final LateReportsTable table;
    private final Sight sight;
    private final TableFile file;
    private final CurrentActor currentActor;

    OwedReportsController(
            OwedReports owed,
            Reports reports,
            ReportWords words,
            LateReportsTable table,
            Sight sight,
            TableFile file,
            CurrentActor currentActor) {
        this.owed = owed;
        this.reports = reports;
        this.words = words;
        this.table = table;
        this.sight = sight;
        this.file = file;
        this.currentActor = currentActor;
    }

    @GetMapping("/reports")
    @PreAuthorize("isAuthenticated()")
    String reports(@RequestParam @Nullable Integer year, @RequestParam @Nullable String area, Model model) {
        Actor actor = currentActor.get();
        CaseFilter filter = CaseFilter.of(sight.year(year), sight.area(actor, area));
        model.addAttribute("filter", filter);
        model.addAttribute("years", sight.years());
        model.addAttribute("path", sight.path(filter.area()));
        model.addAttribute("home", sight.area(actor, null));
        model.addAttribute("words", words);
        model.addAttribute("lines", own(actor, filter));
        model.addAttribute("writes", reports.writes(actor, filter.area()));
        List<OwedReports.Owed> late = late(actor, filter);
        model.addAttribute("late", late.subList(0, Math.min(PAGE_SIZE, late.size())));
        model.addAttribute("lateCount", late.size());
        return "oversight/reports";
    }

    /** People below an area read what its group has sent; a commune reads its district's. */
    private List<OwedReports.Owed> own(Actor actor, CaseFilter filter) {
        String group =
                filter.area().substring(0, Math.min(DMK_CODE, filter.area().length()));
        return owed.of(group, filter.year()).stream()
                .filter(line -> actor.covers(group) || line.status() == ReportStatus.SENT)
                .toList();
    }

    private List<OwedReports.Owed> late(Actor actor, CaseFilter filter) {
        return owed.late(filter.area(), filter.year()).stream()
                .filter(line -> actor.covers(line.areaCode()))
                .toList();
    }

    @GetMapping({"/reports.csv", "/reports.xlsx"})
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> file(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            HttpServletRequest request,
            Locale locale) {
        Actor actor = currentActor.get();
        CaseFilter filter = CaseFilter.of(sight.year(year), sight.area(actor, area));
        return file.answer(
                request.getRequestURI(),
                "late-reports-" + filter.year(),
                "report.late",
                table.rows(late(actor, filter), locale),
                locale);
    }

    @PostMapping("/reports")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String start(
            @RequestParam String area,
            @RequestParam String kind,
            @RequestParam int year,
            @RequestParam int number,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        ReportPeriod period = ReportKind.of(kind)
                .flatMap(known -> ReportPeriod.of(known, year, number))
                .orElseThrow(() -> new NotFound("period " + kind + " " + number));
        String known = sight.area(actor, area);
        if (!actor.covers(known) || known.length() > DMK_CODE) {
            throw new NotFound("area " + known);
        }
        try {
            return "redirect:/reports/" + reports.start(actor, known, period);
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("message", refusal.messageKey());
            return "redirect:/reports?year=" + year + "&area=" + known;
        }
    }
}
