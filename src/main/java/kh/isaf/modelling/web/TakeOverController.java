package kh.isaf.modelling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.modelling.TakeOver;
import kh.isaf.modelling.TakeOver.Choice;
import kh.isaf.modelling.TakeOver.Standing;
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

/** Brings into a draft what became live since it was begun, or what a new version of the product ships. */
@Controller
class TakeOverController {

    private static final String CHOICE = "choice.";

    private final TakeOver takeOver;
    private final ReleaseList releases;
    private final CurrentActor current;

    TakeOverController(TakeOver takeOver, ReleaseList releases, CurrentActor current) {
        this.takeOver = takeOver;
        this.releases = releases;
        this.current = current;
    }

    @GetMapping("/releases/{release}/take-over")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String show(@PathVariable UUID release, @RequestParam(required = false) @Nullable UUID from, Model page) {
        Standing standing = takeOver.standing(release, from);
        page.addAttribute("release", releases.get(release));
        page.addAttribute("standing", standing);
        page.addAttribute("from", from);
        page.addAttribute("theirs", standing.from().id());
        page.addAttribute("chosen", page.asMap().getOrDefault("chosen", Map.of()));
        return "modelling/take-over";
    }

    @PostMapping("/releases/{release}/take-over")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String take(
            @PathVariable UUID release,
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam Map<String, String> typed,
            Model page,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<String, Choice> choices = new HashMap<>();
        typed.forEach((field, value) -> {
            if (field.startsWith(CHOICE) && value.matches("MINE|THEIRS")) {
                choices.put(field.substring(CHOICE.length()), Choice.valueOf(value));
            }
        });
        try {
            takeOver.take(current.get(), release, from, seen, choices);
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            page.addAttribute("chosen", choices);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(release, from, page);
        }
        redirect.addFlashAttribute("message", "takeOver.done");
        return "redirect:/releases/" + release;
    }

    /** A new draft from what is live, to take the product's offer up in. */
    @PostMapping("/releases/{release}/take-up")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String takeUp(@PathVariable UUID release) {
        return "redirect:/releases/" + takeOver.draftFor(current.get(), release) + "/take-over?from=" + release;
    }
}
