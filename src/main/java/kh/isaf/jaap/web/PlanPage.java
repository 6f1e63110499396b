package kh.isaf.jaap.web;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.CycleReading;
import kh.isaf.cycle.TakingPart;
import kh.isaf.jaap.JaapReading;
import kh.isaf.jaap.Part;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows the plan of an area in the official columns, with its decisions and how far each line is, month by month. */
@Controller
class PlanPage {

    private final JaapReading reading;
    private final CycleReading cycles;
    private final Territory territory;
    private final TakingPart takingPart;

    PlanPage(JaapReading reading, CycleReading cycles, Territory territory, TakingPart takingPart) {
        this.reading = reading;
        this.cycles = cycles;
        this.territory = territory;
        this.takingPart = takingPart;
    }

    @GetMapping("/cycles/{key}/jaap")
    @PreAuthorize("isAuthenticated()")
    String plan(@PathVariable String key, Locale locale, Model model) {
        AreaCycle cycle = cycles.open(key);
        model.addAttribute("cycle", cycle);
        model.addAttribute("area", territory.area(cycle.areaCode()));
        model.addAttribute("providers", providerNames(cycle, locale));
        model.addAttribute("plan", reading.plan(key).orElse(null));
        model.addAttribute("parts", Part.values());
        model.addAttribute("months", IntStream.rangeClosed(1, 12).boxed().toList());
        return "jaap/plan";
    }

    private Map<String, String> providerNames(AreaCycle cycle, Locale locale) {
        return takingPart.of(cycle.key()).stream()
                .collect(Collectors.toMap(ServiceProvider::code, provider -> provider.name(locale)));
    }
}
