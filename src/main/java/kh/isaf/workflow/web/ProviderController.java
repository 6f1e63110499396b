package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.access.Rights;
import kh.isaf.access.Role;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.people.People;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import kh.isaf.workflow.CycleProgress;
import kh.isaf.workflow.ProviderYears;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one provider: what it is, who speaks for it, where it stands; here its supervisors close it. */
@Controller
@RequestMapping("/providers/{provider}")
class ProviderController {

    private static final String PAGE = "workflow/provider";

    private final Territory territory;
    private final People people;
    private final Cycles cycles;
    private final CycleProgress progress;
    private final ProviderYears years;
    private final Rights rights;
    private final CurrentActor current;
    private final Clock clock;

    ProviderController(
            Territory territory,
            People people,
            Cycles cycles,
            CycleProgress progress,
            ProviderYears years,
            Rights rights,
            CurrentActor current,
            Clock clock) {
        this.territory = territory;
        this.people = people;
        this.cycles = cycles;
        this.progress = progress;
        this.years = years;
        this.rights = rights;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    String show(@PathVariable String provider, Model model) {
        Actor actor = current.get();
        LocalDate today = LocalDate.now(clock);
        ServiceProvider own = territory.provider(provider);
        rights.requireArea(actor, own.areaCode());
        List<AreaCycle> known = cycles.of(own.areaCode());
        List<AreaCycle> shown = known.stream()
                .filter(year -> year.status() != AreaCycle.Status.CLOSED || year == known.get(0))
                .toList();
        model.addAttribute("provider", own);
        model.addAttribute("area", territory.area(own.areaCode()));
        model.addAttribute("open", own.isOpenOn(today));
        model.addAttribute("focalPersons", people.holders(Role.FOCAL_PERSON, provider, today));
        model.addAttribute("seesPhones", actor.covers(own.areaCode(), provider));
        model.addAttribute("standings", progress.of(shown, provider, today));
        model.addAttribute("mayChange", ProviderYears.may(actor, own));
        if (!model.containsAttribute("day")) {
            model.addAttribute("day", today.toString());
        }
        return PAGE;
    }

    @PostMapping("/close")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String close(
            @PathVariable String provider,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            years.close(provider, day(day), reason, current.get());
        } catch (Refusal refusal) {
            return again(provider, refusal, day, reason, model, response);
        }
        redirect.addFlashAttribute("message", "provider.closed");
        return "redirect:/providers/" + provider;
    }

    @PostMapping("/reopen")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String reopen(
            @PathVariable String provider,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            years.reopen(provider, day(day), reason, current.get());
        } catch (Refusal refusal) {
            return again(provider, refusal, day, reason, model, response);
        }
        redirect.addFlashAttribute("message", "provider.reopened");
        return "redirect:/providers/" + provider;
    }

    /** Takes part in a year that runs already. */
    @PostMapping("/join")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String join(
            @PathVariable String provider,
            @RequestParam String cycle,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            years.join(provider, cycle, current.get());
        } catch (Refusal refusal) {
            return again(provider, refusal, null, null, model, response);
        }
        redirect.addFlashAttribute("message", "provider.joined");
        return "redirect:/providers/" + provider;
    }

    private String again(
            String provider,
            Refusal refusal,
            @Nullable String day,
            @Nullable String reason,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", refusal);
        if (day != null) {
            model.addAttribute("day", day);
        }
        model.addAttribute("reason", reason);
        return show(provider, model);
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal("day", "variants.noDate");
        }
    }
}
