package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.oversight.Deciding;
import kh.isaf.oversight.Resolutions;
import kh.isaf.oversight.Sight;
import kh.isaf.oversight.VisitTable;
import kh.isaf.oversight.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Supervision visits: how many in each quarter, and the page of each. */
@Controller
class VisitController {

    private static final int QUARTERS = 4;

    /** As many visits as a page shows; the files hold all. */
    private static final int PAGE_SIZE = 100;

    private final Visits visits;
    private final VisitTable table;
    private final Deciding deciding;
    private final Resolutions resolutions;
    private final Sight sight;
    private final TableFile file;
    private final CurrentActor currentActor;
    private final Clock clock;

    VisitController(
            Visits visits,
            VisitTable table,
            Deciding deciding,
            Resolutions resolutions,
            Sight sight,
            TableFile file,
            CurrentActor currentActor,
            Clock clock) {
        this.visits = visits;
        this.table = table;
        this.deciding = deciding;
        this.resolutions = resolutions;
        this.sight = sight;
        this.file = file;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/visits")
    @PreAuthorize("isAuthenticated()")
    String list(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam(defaultValue = "false") boolean only,
            @RequestParam @Nullable Integer quarter,
            @RequestParam(defaultValue = "") String state,
            Model model) {
        Actor actor = currentActor.get();
        Visits.Filter filter = filter(actor, year, area, only, quarter, state);
        model.addAttribute("filter", filter);
        model.addAttribute(
                "table", table.of(actor, new Visits.Filter(filter.year(), filter.area(), false, null, null)));
        List<Visits.Visit> lines = visits.list(actor, filter, PAGE_SIZE + 1);
        model.addAttribute("visits", lines.subList(0, Math.min(PAGE_SIZE, lines.size())));
        model.addAttribute("more", lines.size() > PAGE_SIZE);
        model.addAttribute("states", Visits.State.values());
        model.addAttribute("path", sight.path(filter.area()));
        model.addAttribute("home", sight.area(actor, null));
        model.addAttribute("supervises", sight.supervises(actor, filter.area()));
        return "oversight/visits";
    }

    @GetMapping({"/visits.csv", "/visits.xlsx"})
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> file(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable String area,
            @RequestParam(defaultValue = "false") boolean only,
            @RequestParam @Nullable Integer quarter,
            @RequestParam(defaultValue = "") String state,
            HttpServletRequest request,
            Locale locale) {
        Actor actor = currentActor.get();
        Visits.Filter filter = filter(actor, year, area, only, quarter, state);
        return file.answer(
                request.getRequestURI(),
                "visits-" + filter.year(),
                "oversight.page.visits",
                table.rows(actor, filter, locale),
                locale);
    }

    private Visits.Filter filter(
            Actor actor,
            @Nullable Integer year,
            @Nullable String area,
            boolean only,
            @Nullable Integer quarter,
            String state) {
        return new Visits.Filter(
                year == null ? LocalDate.now(clock).getYear() : year,
                sight.area(actor, area),
                only,
                quarter == null || quarter < 1 || quarter > QUARTERS ? null : quarter,
                state.isEmpty()
                        ? null
                        : Arrays.stream(Visits.State.values())
                                .filter(one -> one.name().equals(state))
                                .findFirst()
                                .orElseThrow(() -> new NotFound("state " + state)));
    }

    @GetMapping("/visits/new")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String form(@RequestParam @Nullable String area, Model model) {
        Actor actor = currentActor.get();
        String place = sight.area(actor, area);
        model.addAttribute("area", place);
        model.addAttribute("places", visits.places(place));
        model.addAttribute("providers", visits.providers(place));
        model.addAttribute("nation", actor.holds(Role.NCDDS_ADMIN));
        return "oversight/visit-new";
    }

    @PostMapping("/visits")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String plan(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        UUID visit;
        try {
            visit = visits.plan(
                    currentActor.get(),
                    new Visits.New(
                            Typed.text(typed, "where"),
                            Typed.day(typed, "day"),
                            Typed.text(typed, "purpose"),
                            Typed.text(typed, "team"),
                            Typed.text(typed, "psc").equals("yes")));
        } catch (Refusal refusal) {
            Typed.refused("visit", refusal, typed, model, response);
            String area = Typed.text(typed, "area");
            return form(area.isEmpty() ? null : area, model);
        }
        return to(visit, "visit.planned", redirect);
    }

    @GetMapping("/visits/{visit}")
    @PreAuthorize("isAuthenticated()")
    String visit(@PathVariable UUID visit, Model model) {
        Actor actor = currentActor.get();
        Visits.Visit one = visits.visible(actor, visit);
        boolean keeps = visits.mayKeep(actor, one) && one.state() != Visits.State.CANCELLED;
        model.addAttribute("visit", one);
        model.addAttribute("keeps", keeps);
        model.addAttribute("day", LocalDate.now(clock));
        model.addAttribute("resolutions", deciding.of(one));
        if (keeps && one.visitedOn() != null) {
            model.addAttribute("owners", resolutions.owners(one.areaCode()));
        }
        return "oversight/visit";
    }

    @PostMapping("/visits/{visit}/record")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String record(
            @PathVariable UUID visit,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return Typed.act(
                        "record",
                        typed,
                        model,
                        response,
                        () -> visits.record(
                                currentActor.get(),
                                visit,
                                Typed.day(typed, "day"),
                                Typed.text(typed, "met"),
                                Typed.text(typed, "findings")))
                ? to(visit, "visit.recorded", redirect)
                : visit(visit, model);
    }

    @PostMapping("/visits/{visit}/cancel")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String cancel(
            @PathVariable UUID visit,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return Typed.act(
                        "cancel",
                        typed,
                        model,
                        response,
                        () -> visits.cancel(currentActor.get(), visit, Typed.text(typed, "reason")))
                ? to(visit, "visit.cancelled", redirect)
                : visit(visit, model);
    }

    @PostMapping("/visits/{visit}/decide")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String decide(
            @PathVariable UUID visit,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return Typed.act(
                        "decide",
                        typed,
                        model,
                        response,
                        () -> deciding.ask(currentActor.get(), visit, Typed.resolution(typed)))
                ? to(visit, "resolution.added", redirect)
                : visit(visit, model);
    }

    private static String to(UUID visit, String message, RedirectAttributes redirect) {
        redirect.addFlashAttribute("message", message);
        return "redirect:/visits/" + visit;
    }
}
