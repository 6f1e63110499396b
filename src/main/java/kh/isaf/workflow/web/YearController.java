package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.MissingPeople;
import kh.isaf.workflow.StartFailure;
import kh.isaf.workflow.StartFailures;
import kh.isaf.workflow.StartPreview;
import kh.isaf.workflow.StartPreview.AreaLine;
import kh.isaf.workflow.StartProgress;
import kh.isaf.workflow.YearPreview;
import kh.isaf.workflow.YearStart;
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

/** Where the national administrator starts the year. */
@Controller
class YearController {

    private static final int FIRST_YEAR = 2015;
    private static final int LAST_YEAR = 2099;
    private static final int REFRESH_SECONDS = 5;

    private final YearPreview preview;
    private final MissingPeople missing;
    private final StartFailures failures;
    private final YearStart yearStart;
    private final CurrentActor currentActor;
    private final Clock clock;

    YearController(
            YearPreview preview,
            MissingPeople missing,
            StartFailures failures,
            YearStart yearStart,
            CurrentActor currentActor,
            Clock clock) {
        this.preview = preview;
        this.missing = missing;
        this.failures = failures;
        this.yearStart = yearStart;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** The years opened so far; with a year, its page, as a form without script has no other way there. */
    @GetMapping("/years")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String years(@RequestParam(required = false) @Nullable Integer year, Model model) {
        if (year != null) {
            return "redirect:/years/" + within(year);
        }
        List<StartProgress> years = preview.years();
        model.addAttribute("years", years);
        model.addAttribute(
                "next",
                years.isEmpty() ? LocalDate.now(clock).getYear() : years.get(0).year() + 1);
        model.addAttribute("first", FIRST_YEAR);
        model.addAttribute("last", LAST_YEAR);
        return "workflow/years";
    }

    @GetMapping("/years/{year}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String year(@PathVariable int year, Model model) {
        StartPreview start = preview.of(within(year));
        StartProgress progress = preview.progress(year).orElse(null);
        Map<StartPreview.Reason, List<AreaGroup>> leftOut = new LinkedHashMap<>();
        Arrays.stream(StartPreview.Reason.values())
                .filter(reason -> !start.leftOut(reason).isEmpty())
                .forEach(reason -> leftOut.put(reason, AreaGroup.byProvince(start.leftOut(reason))));
        model.addAttribute("start", start);
        model.addAttribute("startable", AreaGroup.byProvince(start.startable()));
        model.addAttribute("leftOut", leftOut);
        model.addAttribute("progress", progress);
        model.addAttribute("missing", missing.counts(year, ""));
        List<StartFailure> failed = failures.of(year);
        model.addAttribute("failures", failed);
        model.addAttribute(
                "failedAreas",
                failed.stream().mapToInt(one -> one.areas().size()).sum());
        if (progress != null && progress.starting() > 0) {
            model.addAttribute("refreshAfter", REFRESH_SECONDS);
        }
        return "workflow/year";
    }

    /**
     * Starts the year in all areas that may start, or in one of them; a second click starts nothing more. Where people
     * are missing, who starts them all says that he or she has seen it.
     */
    @PostMapping("/years/{year}/start")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String start(
            @PathVariable int year,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "false") boolean confirm,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        List<String> codes = List.of(area);
        if (area.isEmpty()) {
            codes = preview.of(within(year)).startable().stream()
                    .map(AreaLine::code)
                    .toList();
            if (!confirm && !codes.isEmpty() && missing.counts(year, "").total() > 0) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("refusal", new Refusal("confirm", "year.confirmNeeded"));
                return year(year, model);
            }
        }
        int started = yearStart.start(within(year), codes, currentActor.get());
        redirect.addFlashAttribute("message", started == 0 ? "year.startedNone" : "year.started");
        redirect.addFlashAttribute("messageArgs", new Object[] {started});
        return "redirect:/years/" + year;
    }

    /** Queues the areas again whose start has failed. */
    @PostMapping("/years/{year}/again")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String again(@PathVariable int year, RedirectAttributes redirect) {
        int areas = yearStart.again(within(year), currentActor.get());
        redirect.addFlashAttribute("message", areas == 0 ? "year.againNone" : "year.againDone");
        redirect.addFlashAttribute("messageArgs", new Object[] {areas});
        return "redirect:/years/" + year;
    }

    static int within(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new NotFound("year " + year);
        }
        return year;
    }
}
