package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.oversight.report.Report;
import kh.isaf.oversight.report.ReportChanges;
import kh.isaf.oversight.report.ReportPaper;
import kh.isaf.oversight.report.ReportStatus;
import kh.isaf.oversight.report.ReportWords;
import kh.isaf.oversight.report.Reports;
import kh.isaf.oversight.report.TextBox;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One report: its figures, what the group writes, the signatures, and what has changed since. */
@Controller
class ReportController {

    private static final List<String> LANGUAGES = List.of("km", "en");

    private final Reports reports;
    private final ReportPaper paper;
    private final ReportWords words;
    private final ReportChanges changes;
    private final CurrentActor currentActor;

    ReportController(
            Reports reports, ReportPaper paper, ReportWords words, ReportChanges changes, CurrentActor currentActor) {
        this.reports = reports;
        this.paper = paper;
        this.words = words;
        this.changes = changes;
        this.currentActor = currentActor;
    }

    @GetMapping("/reports/{report}")
    @PreAuthorize("isAuthenticated()")
    String report(@PathVariable("report") UUID id, Locale locale, Model model) {
        return show(reports.find(currentActor.get(), id), locale, model);
    }

    @GetMapping("/reports/{report}/changes")
    @PreAuthorize("isAuthenticated()")
    String changes(@PathVariable("report") UUID id, Locale locale, Model model) {
        Report report = reports.find(currentActor.get(), id);
        model.addAttribute("report", report);
        model.addAttribute("title", words.title(report, locale));
        model.addAttribute("changes", changes.of(report, currentActor.get(), locale));
        return "oversight/report-changes";
    }

    /** Keeps what is written; with {@code handIn} asks for the second signature as well. */
    @PostMapping("/reports/{report}")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String write(
            @PathVariable("report") UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam @Nullable String handIn,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("typed", typed);
        return act(
                id,
                handIn == null ? "report.kept" : "report.handedIn",
                actor -> {
                    reports.write(actor, id, words(typed));
                    if (handIn != null) {
                        reports.handIn(actor, id);
                    }
                },
                locale,
                model,
                response,
                redirect);
    }

    /** Takes the figures again, and keeps what is written. */
    @PostMapping("/reports/{report}/figures")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String takeAnew(
            @PathVariable("report") UUID id,
            @RequestParam Map<String, String> typed,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("typed", typed);
        return act(
                id,
                "report.takenAnew",
                actor -> {
                    reports.write(actor, id, words(typed));
                    reports.takeAnew(actor, id);
                },
                locale,
                model,
                response,
                redirect);
    }

    @PostMapping("/reports/{report}/sign")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String sign(
            @PathVariable("report") UUID id,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return act(id, "report.signed", actor -> reports.sign(actor, id), locale, model, response, redirect);
    }

    @PostMapping("/reports/{report}/return")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String giveBack(
            @PathVariable("report") UUID id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("reason", reason);
        return act(
                id, "report.returned", actor -> reports.giveBack(actor, id, reason), locale, model, response, redirect);
    }

    @PostMapping("/reports/{report}/send")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String send(
            @PathVariable("report") UUID id,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return act(id, "report.sent", actor -> reports.send(actor, id), locale, model, response, redirect);
    }

    /** Does something to a report; where a rule says no, its page comes again and says why. */
    private String act(
            UUID id,
            String message,
            Consumer<Actor> work,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            work.accept(currentActor.get());
        } catch (Refusal refusal) {
            return refused(id, refusal, locale, model, response);
        }
        redirect.addFlashAttribute("message", message);
        return "redirect:/reports/" + id;
    }

    private String refused(UUID id, Refusal refusal, Locale locale, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", refusal);
        return show(reports.find(currentActor.get(), id), locale, model);
    }

    private String show(Report report, Locale locale, Model model) {
        model.addAttribute("report", report);
        model.addAttribute("title", words.title(report, locale));
        model.addAttribute("sections", paper.figures(report, locale));
        boolean writes = reports.writes(currentActor.get(), report.areaCode());
        model.addAttribute("writes", writes && report.status() == ReportStatus.DRAFT);
        model.addAttribute("signs", writes && report.status() == ReportStatus.HANDED_IN);
        model.addAttribute("sends", writes && report.status() == ReportStatus.SIGNED);
        model.addAttribute("boxes", TextBox.values());
        model.addAttribute("languages", LANGUAGES);
        return "oversight/report";
    }

    private static List<Reports.Words> words(Map<String, String> typed) {
        List<Reports.Words> words = new ArrayList<>();
        for (TextBox box : TextBox.values()) {
            for (String language : LANGUAGES) {
                String name = box.id() + "." + language;
                String text = typed.get(name);
                if (text != null) {
                    words.add(new Reports.Words(box, language, text, Typed.text(typed, name + ".seen")));
                }
            }
        }
        return words;
    }
}
