package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.oversight.Deciding;
import kh.isaf.oversight.Resolutions;
import kh.isaf.worklist.Taken;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one decision, where its owner says that it is done. */
@Controller
class DecisionController {

    private final Deciding deciding;
    private final Resolutions resolutions;
    private final CurrentActor currentActor;
    private final Clock clock;

    DecisionController(Deciding deciding, Resolutions resolutions, CurrentActor currentActor, Clock clock) {
        this.deciding = deciding;
        this.resolutions = resolutions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/decisions/{resolution}")
    @PreAuthorize("isAuthenticated()")
    String decision(@PathVariable UUID resolution, Model model) {
        Actor actor = currentActor.get();
        Resolutions.Resolution one = deciding.visible(actor, resolution);
        model.addAttribute("resolution", one);
        model.addAttribute("meeting", deciding.meeting(actor, one).orElse(null));
        model.addAttribute("mayFinish", resolutions.mayFinish(actor, one));
        model.addAttribute("late", one.late(LocalDate.now(clock)));
        return "oversight/decision";
    }

    @PostMapping("/decisions/{resolution}/done")
    @PreAuthorize("isAuthenticated()")
    String done(
            @PathVariable UUID resolution,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            resolutions.finish(currentActor.get(), resolution, Typed.text(typed, "note"));
            redirect.addFlashAttribute("message", "resolution.finished");
        } catch (Refusal refusal) {
            Typed.refused("done", refusal, typed, model, response);
            return decision(resolution, model);
        } catch (Taken taken) {
            redirect.addFlashAttribute("message", "resolution.taken");
        }
        return "redirect:/tasks";
    }
}
