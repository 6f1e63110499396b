package kh.isaf.cycle.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Rights;
import kh.isaf.access.Role;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Cycles;
import kh.isaf.territory.Area;
import kh.isaf.territory.Territory;
import kh.isaf.territory.Variant;
import kh.isaf.territory.VariantInForce;
import kh.isaf.territory.Variants;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How areas run the demand side, from the provinces down to the communes. NCDDS decides (assumed); everybody else reads
 * it for the areas he or she serves.
 */
@Controller
class VariantsController {

    private static final String PAGE = "cycle/variants";

    private final Variants variants;
    private final Territory territory;
    private final Cycles cycles;
    private final Rights rights;
    private final CurrentActor current;
    private final Clock clock;

    VariantsController(
            Variants variants, Territory territory, Cycles cycles, Rights rights, CurrentActor current, Clock clock) {
        this.variants = variants;
        this.territory = territory;
        this.cycles = cycles;
        this.rights = rights;
        this.current = current;
        this.clock = clock;
    }

    /**
     * The variants of an area and of those below it.
     *
     * @param area empty for the areas one holds a role for, or the capital and provinces
     */
    @GetMapping("/variants")
    @PreAuthorize("isAuthenticated()")
    String variants(@RequestParam(defaultValue = "") String area, Model model) {
        Actor actor = current.get();
        LocalDate nextYear = LocalDate.of(LocalDate.now(clock).getYear() + 1, 1, 1);
        List<Area> below = area.isEmpty() ? roots(actor) : below(area, actor);
        List<VariantLine> shown = new ArrayList<>(lines(below, nextYear));
        model.addAttribute("lines", List.copyOf(shown));
        if (!area.isEmpty()) {
            Area own = territory.area(area);
            List<Area> path = territory.path(area);
            model.addAttribute("area", own);
            shown.addAll(lines(List.of(own), nextYear));
            model.addAttribute("line", shown.get(shown.size() - 1));
            model.addAttribute(
                    "above",
                    path.stream()
                            .filter(upper -> upper != own && actor.belongsTo(upper.code()))
                            .toList());
            model.addAttribute("running", cycles.runningVariants(area));
            model.addAttribute("decisions", variants.decisions(area));
            model.addAttribute("mayDecide", actor.holds(Role.NCDDS_ADMIN));
            if (!model.containsAttribute("from")) {
                model.addAttribute("from", nextYear.toString());
            }
        }
        model.addAttribute("places", places(shown));
        model.addAttribute("nextYear", String.valueOf(nextYear.getYear()));
        model.addAttribute("variants", Variant.values());
        return PAGE;
    }

    @PostMapping("/variants")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String decide(
            @RequestParam String area,
            @RequestParam(defaultValue = "") String variant,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        territory.area(area);
        try {
            variants.decide(current.get(), area, chosen(variant), day(from), reason);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal);
            model.addAttribute("variant", variant);
            model.addAttribute("from", from);
            model.addAttribute("reason", reason);
            return variants(area, model);
        }
        redirect.addFlashAttribute("message", "variants.decided");
        return "redirect:/variants?area=" + area;
    }

    @PostMapping("/variants/take-back")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String takeBack(
            @RequestParam String area,
            @RequestParam long decision,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        territory.area(area);
        try {
            variants.takeBack(current.get(), area, decision);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal);
            return variants(area, model);
        }
        redirect.addFlashAttribute("message", "variants.takenBack");
        return "redirect:/variants?area=" + area;
    }

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

    private List<Area> below(String area, Actor actor) {
        rights.requireArea(actor, area);
        return territory.children(area).stream()
                .filter(child -> actor.belongsTo(child.code()))
                .toList();
    }

    private List<VariantLine> lines(List<Area> areas, LocalDate nextYear) {
        List<String> codes = areas.stream().map(Area::code).toList();
        Map<String, VariantInForce> today = variants.on(LocalDate.now(clock), codes);
        Map<String, VariantInForce> next = variants.on(nextYear, codes);
        Map<String, List<AreaCycle>> running = cycles.running(codes);
        return areas.stream()
                .map(area -> new VariantLine(
                        area,
                        Objects.requireNonNull(today.get(area.code())),
                        Objects.requireNonNull(next.get(area.code())),
                        running.getOrDefault(area.code(), List.of())))
                .toList();
    }

    /** The names of the areas whose decisions are shown, by code. */
    private Map<String, Area> places(List<VariantLine> lines) {
        return lines.stream()
                .flatMap(
                        line -> Stream.of(line.today().decidedFor(), line.next().decidedFor()))
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(code -> territory.find(code).stream())
                .collect(Collectors.toMap(Area::code, Function.identity()));
    }

    private static Variant chosen(String id) {
        return Arrays.stream(Variant.values())
                .filter(variant -> variant.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("variant", "variants.choose"));
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal("from", "variants.noDate");
        }
    }
}
