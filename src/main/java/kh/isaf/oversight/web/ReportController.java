package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
        model.addAttribute("changes", changes.of(report, locale));
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
        Actor actor = currentActor.get();
        try {
            reports.write(actor, id, boxes(typed));
            if (handIn != null) {
                reports.handIn(actor, id);
                redirect.addFlashAttribute("message", "report.handedIn");
            } else {
                redirect.addFlashAttribute("message", "report.kept");
            }
        } catch (Refusal refusal) {
            model.addAttribute("typed", typed);
            return refused(id, refusal, locale, model, response);
        }
        return "redirect:/reports/" + id;
    }

    @PostMapping("/reports/{report}/figures")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String figures(
            @PathVariable("report") UUID id,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            reports.takeAnew(currentActor.get(), id);
        } catch (Refusal refusal) {
            return refused(id, refusal, locale, model, response);
        }
        redirect.addFlashAttribute("message", "report.takenAnew");
        return "redirect:/reports/" + id;
    }

    @PostMapping("/reports/{report}/sign")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String sign(
            @PathVariable("report") UUID id,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            reports.sign(currentActor.get(), id);
        } catch (Refusal refusal) {
            return refused(id, refusal, locale, model, response);
        }
        redirect.addFlashAttribute("message", "report.signed");
        return "redirect:/reports/" + id;
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
        try {
            reports.giveBack(currentActor.get(), id, reason);
        } catch (Refusal refusal) {
            model.addAttribute("reason", reason);
            return refused(id, refusal, locale, model, response);
        }
        redirect.addFlashAttribute("message", "report.returned");
        return "redirect:/reports/" + id;
    }

    @PostMapping("/reports/{report}/send")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String send(
            @PathVariable("report") UUID id,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            reports.send(currentActor.get(), id);
        } catch (Refusal refusal) {
            return refused(id, refusal, locale, model, response);
        }
        redirect.addFlashAttribute("message", "report.sent");
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

    private static Map<TextBox, Map<String, String>> boxes(Map<String, String> typed) {
        Map<TextBox, Map<String, String>> boxes = new HashMap<>();
        for (TextBox box : TextBox.values()) {
            Map<String, String> languages = new HashMap<>();
            for (String language : LANGUAGES) {
                String text = typed.get(box.id() + "." + language);
                if (text != null) {
                    languages.put(language, text);
                }
            }
            boxes.put(box, languages);
        }
        return boxes;
    }
}
