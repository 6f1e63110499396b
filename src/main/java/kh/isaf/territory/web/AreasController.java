package kh.isaf.territory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Grant;
import kh.isaf.access.Rights;
import kh.isaf.territory.Area;
import kh.isaf.territory.AreaHistory;
import kh.isaf.territory.Territory;
import kh.isaf.territory.Variants;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Areas from the capital and provinces down to the communes, each with its service providers. */
@Controller
class AreasController {

    private static final int FOUND_AT_MOST = 100;

    private final Territory territory;
    private final AreaHistory history;
    private final Variants variants;
    private final CurrentActor currentActor;
    private final Rights rights;
    private final Clock clock;

    AreasController(
            Territory territory,
            AreaHistory history,
            Variants variants,
            CurrentActor currentActor,
            Rights rights,
            Clock clock) {
        this.territory = territory;
        this.history = history;
        this.variants = variants;
        this.currentActor = currentActor;
        this.rights = rights;
        this.clock = clock;
    }

    @GetMapping("/areas")
    @PreAuthorize("isAuthenticated()")
    String areas(@RequestParam(defaultValue = "") String q, Model model) {
        Actor actor = currentActor.get();
        model.addAttribute("q", q);
        model.addAttribute("areas", q.isBlank() ? roots(actor) : found(q, actor));
        return "territory/areas";
    }

    @GetMapping("/areas/{code:[0-9]+}")
    @PreAuthorize("isAuthenticated()")
    String area(@PathVariable String code, Model model) {
        Actor actor = currentActor.get();
        rights.requireArea(actor, code);
        LocalDate today = LocalDate.now(clock);
        Predicate<Area> own = area -> actor.belongsTo(area.code());
        model.addAttribute("area", territory.area(code));
        model.addAttribute(
                "above",
                territory.path(code).stream()
                        .filter(area -> !area.code().equals(code))
                        .toList());
        model.addAttribute(
                "open",
                territory.path(code).stream().filter(own).map(Area::code).toList());
        model.addAttribute(
                "children", territory.children(code).stream().filter(own).toList());
        model.addAttribute("providers", territory.providersOf(code, today));
        model.addAttribute("relations", territory.relations(code));
        model.addAttribute("history", history.of(code));
        model.addAttribute("variant", variants.on(today, List.of(code)).get(code));
        model.addAttribute(
                "coming",
                variants.decisions(code).stream()
                        .filter(decision -> decision.coming(today))
                        .toList());
        return "territory/area";
    }

    /** The capital and provinces for the nation's staff, else the areas one holds a role for. */
    private List<Area> roots(Actor actor) {
        if (actor.covers("")) {
            return territory.children(null);
        }
        return actor.grants().stream()
                .map(Grant::areaCode)
                .distinct()
                .sorted()
                .flatMap(code -> territory.find(code).stream())
                .toList();
    }

    private List<Area> found(String q, Actor actor) {
        return territory.search(q).stream()
                .filter(area -> actor.belongsTo(area.code()))
                .limit(FOUND_AT_MOST)
                .toList();
    }
}
