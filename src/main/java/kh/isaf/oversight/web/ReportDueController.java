package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Role;
import kh.isaf.oversight.report.DueDays;
import kh.isaf.oversight.report.ReportKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When reports are due: for everybody to read, for NCDDS to change. */
@Controller
class ReportDueController {

    private final DueDays days;
    private final CurrentActor currentActor;

    ReportDueController(DueDays days, CurrentActor currentActor) {
        this.days = days;
        this.currentActor = currentActor;
    }

    @GetMapping("/reports/due")
    @PreAuthorize("isAuthenticated()")
    String list(Model model) {
        model.addAttribute("days", days.all());
        model.addAttribute("kinds", ReportKind.values());
        model.addAttribute("changes", currentActor.get().holds(Role.NCDDS_ADMIN));
        return "oversight/report-due";
    }

    @PostMapping("/reports/due")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String change(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        boolean done = Typed.act(
                "due",
                typed,
                model,
                response,
                () -> days.change(
                        currentActor.get(),
                        Typed.text(typed, "kind"),
                        Typed.day(typed, "from"),
                        Typed.number(typed, "workingDay"),
                        Typed.number(typed, "dayOfMonth"),
                        Typed.text(typed, "reason")));
        if (!done) {
            return list(model);
        }
        redirect.addFlashAttribute("message", "reportDue.changed");
        return "redirect:/reports/due";
    }
}
