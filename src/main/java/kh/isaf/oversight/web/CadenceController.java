package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.oversight.Cadences;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How often each body has to meet: for everybody to read, for NCDDS to change. */
@Controller
class CadenceController {

    private final Cadences cadences;
    private final CurrentActor currentActor;

    CadenceController(Cadences cadences, CurrentActor currentActor) {
        this.cadences = cadences;
        this.currentActor = currentActor;
    }

    @GetMapping("/meetings/cadence")
    @PreAuthorize("isAuthenticated()")
    String list(Model model) {
        model.addAttribute("cadences", cadences.all());
        model.addAttribute("months", Cadences.MONTHS);
        model.addAttribute("changes", currentActor.get().holds(Role.NCDDS_ADMIN));
        return "oversight/cadence";
    }

    @PostMapping("/meetings/cadence")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String change(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            Integer months = Typed.number(typed, "months");
            cadences.change(
                    currentActor.get(),
                    Typed.text(typed, "body"),
                    Typed.day(typed, "from"),
                    months == null ? -1 : months,
                    Typed.text(typed, "reason"));
        } catch (Refusal refusal) {
            Typed.refused("cadence", refusal, typed, model, response);
            return list(model);
        }
        redirect.addFlashAttribute("message", "cadence.changed");
        return "redirect:/meetings/cadence";
    }
}
