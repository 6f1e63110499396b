package kh.isaf.modelling.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.modelling.compare.Comparisons;
import kh.isaf.modelling.compare.Impacts;
import kh.isaf.modelling.compare.MarkedDrawing.Mark;
import kh.isaf.workflow.release.ModelRelease;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The comparison of two releases: pictures side by side, every difference in words, and room for signatures. */
@Controller
class ComparisonController {

    private final ReleaseList releases;
    private final Comparisons comparisons;
    private final Impacts impacts;

    ComparisonController(ReleaseList releases, Comparisons comparisons, Impacts impacts) {
        this.releases = releases;
        this.comparisons = comparisons;
        this.impacts = impacts;
    }

    @GetMapping("/releases/{release}/compare")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String compare(
            @PathVariable UUID release,
            @RequestParam(required = false) @Nullable UUID with,
            Locale locale,
            Model page) {
        ModelRelease shown = releases.get(release);
        ModelRelease other = with == null ? comparisons.before(shown).orElse(null) : releases.get(with);
        page.addAttribute("release", shown);
        page.addAttribute("with", other);
        page.addAttribute("others", others(release));
        page.addAttribute("authors", String.join(", ", releases.authors(release).values()));
        page.addAttribute("marks", List.of(Mark.ADDED, Mark.REMOVED, Mark.CHANGED, Mark.MOVED));
        page.addAttribute("impact", impacts.before(shown).orElse(null));
        page.addAttribute("whole", comparisons.of(release, other == null ? null : other.id(), locale));
        return "modelling/compare";
    }

    private List<ModelRelease> others(UUID release) {
        return releases.all().stream().filter(one -> !one.id().equals(release)).toList();
    }
}
