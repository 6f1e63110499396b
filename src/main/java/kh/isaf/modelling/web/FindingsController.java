package kh.isaf.modelling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.modelling.WarningReasons;
import kh.isaf.modelling.WarningReasons.About;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the rules find in a release, file by file, and why warnings may stand. */
@Controller
class FindingsController {

    private final ReleaseList releases;
    private final WarningReasons reasons;
    private final CurrentActor current;

    FindingsController(ReleaseList releases, WarningReasons reasons, CurrentActor current) {
        this.releases = releases;
        this.reasons = reasons;
        this.current = current;
    }

    @GetMapping("/releases/{release}/findings")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String show(@PathVariable UUID release, Model page) {
        page.addAttribute("release", releases.get(release));
        page.addAttribute("findings", reasons.findings(release));
        page.addAttribute("typed", page.asMap().getOrDefault("typed", Map.of()));
        return "modelling/findings";
    }

    /** Each warning sends four fields with its number: file, element, code and reason. */
    @PostMapping("/releases/{release}/findings")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String give(
            @PathVariable UUID release,
            @RequestParam Map<String, String> fields,
            Model page,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<About, String> given = new LinkedHashMap<>();
        Map<String, String> typed = new HashMap<>();
        for (String field : fields.keySet()) {
            if (!field.matches("file\\d{1,6}")) {
                continue;
            }
            String row = field.substring("file".length());
            About about = new About(
                    fields.getOrDefault(field, ""),
                    fields.getOrDefault("element" + row, ""),
                    fields.getOrDefault("code" + row, ""));
            String reason = fields.getOrDefault("reason" + row, "");
            given.put(about, reason);
            typed.put(String.join(" ", List.of(about.file(), about.element(), about.code())), reason);
        }
        try {
            reasons.give(current.get(), release, given);
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            page.addAttribute("typed", typed);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(release, page);
        }
        redirect.addFlashAttribute("message", "release.reasons.saved");
        return "redirect:/releases/" + release + "/findings";
    }
}
