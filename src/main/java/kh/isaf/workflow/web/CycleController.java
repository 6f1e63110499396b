package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.CycleReading;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.CycleList;
import kh.isaf.workflow.CyclePicture;
import kh.isaf.workflow.CycleProgress;
import kh.isaf.workflow.Excuses;
import kh.isaf.workflow.YearPreview;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The years of the areas in sight, and where one of them stands. */
@Controller
class CycleController {

    private final CycleList list;
    private final CycleProgress progress;
    private final Excuses excuses;
    private final YearPreview years;
    private final CycleReading cycles;
    private final Territory territory;
    private final CurrentActor currentActor;
    private final Clock clock;

    CycleController(
            CycleList list,
            CycleProgress progress,
            Excuses excuses,
            YearPreview years,
            CycleReading cycles,
            Territory territory,
            CurrentActor currentActor,
            Clock clock) {
        this.list = list;
        this.progress = progress;
        this.excuses = excuses;
        this.years = years;
        this.cycles = cycles;
        this.territory = territory;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/cycles")
    @PreAuthorize("isAuthenticated()")
    String cycles(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("page", list.find(currentActor.get(), year, q, page, LocalDate.now(clock)));
        model.addAttribute("years", years.years());
        model.addAttribute("year", year);
        model.addAttribute("q", q);
        return "workflow/cycles";
    }

    @GetMapping("/cycles/{key}")
    @PreAuthorize("isAuthenticated()")
    String cycle(@PathVariable String key, Model model) {
        show(key, model);
        model.addAttribute(
                "providerStages",
                Arrays.stream(Stage.values()).filter(Stage::perProvider).toList());
        return "workflow/cycle";
    }

    /**
     * The form that takes a stage or a provider out of the cycle.
     *
     * @param provider empty for a stage of the commune as a whole
     */
    @GetMapping("/cycles/{key}/excuse")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String excuse(@PathVariable String key, @RequestParam(defaultValue = "") String provider, Model model) {
        CyclePicture picture = show(key, model);
        if (!Boolean.TRUE.equals(model.getAttribute("mayExcuse"))) {
            throw new AccessDeniedException("no supervisor of " + key);
        }
        model.addAttribute("open", picture.open(provider));
        model.addAttribute(
                "provider",
                provider.isEmpty()
                        ? null
                        : picture.cells().stream()
                                .filter(cell -> cell.providerCode().equals(provider))
                                .findFirst()
                                .orElseThrow(() -> new NotFound("provider " + provider + " in " + key)));
        return "workflow/excuse";
    }

    private CyclePicture show(String key, Model model) {
        AreaCycle cycle = cycles.open(key);
        CyclePicture picture = progress.of(key, LocalDate.now(clock));
        model.addAttribute("cycle", cycle);
        model.addAttribute("area", territory.area(cycle.areaCode()));
        model.addAttribute("picture", picture);
        model.addAttribute("tasks", picture.tasksFor(currentActor.get(), cycle.areaCode()));
        model.addAttribute(
                "mayExcuse", cycle.status() != AreaCycle.Status.CLOSED && Excuses.may(currentActor.get(), cycle));
        return picture;
    }

    @PostMapping("/cycles/{key}/excuse")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String excuse(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String provider,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        try {
            if (stage.isEmpty()) {
                excuses.provider(key, provider, reason, actor);
            } else {
                Stage which = Stage.of(stage).orElseThrow(() -> new NotFound("stage " + stage));
                excuses.stage(key, which, provider.isEmpty() ? null : provider, reason, actor);
            }
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal);
            model.addAttribute("reason", reason);
            return excuse(key, provider, model);
        }
        redirect.addFlashAttribute("message", "cycle.excuse.done");
        return "redirect:/cycles/" + key;
    }
}
