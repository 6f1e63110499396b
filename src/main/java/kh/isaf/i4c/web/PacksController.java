package kh.isaf.i4c.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.CycleReading;
import kh.isaf.cycle.TakingPart;
import kh.isaf.i4c.DisseminationSummary;
import kh.isaf.i4c.Disseminations;
import kh.isaf.i4c.Indicator;
import kh.isaf.i4c.Indicators;
import kh.isaf.i4c.InformationPacks;
import kh.isaf.i4c.Pack;
import kh.isaf.territory.Territory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows the information packs of an area's year, and how many people heard of them. */
@Controller
class PacksController {

    private final CycleReading cycles;
    private final InformationPacks packs;
    private final Indicators indicators;
    private final Disseminations disseminations;
    private final Territory territory;
    private final TakingPart takingPart;

    PacksController(
            CycleReading cycles,
            InformationPacks packs,
            Indicators indicators,
            Disseminations disseminations,
            Territory territory,
            TakingPart takingPart) {
        this.cycles = cycles;
        this.packs = packs;
        this.indicators = indicators;
        this.disseminations = disseminations;
        this.territory = territory;
        this.takingPart = takingPart;
    }

    @GetMapping("/cycles/{key}/i4c")
    @PreAuthorize("isAuthenticated()")
    String packs(@PathVariable String key, Model model) {
        AreaCycle cycle = cycles.open(key);
        Map<String, Pack> entered =
                packs.of(key).stream().collect(Collectors.toMap(Pack::providerCode, Function.identity()));
        Map<String, Indicator> named =
                indicators.all().stream().collect(Collectors.toMap(Indicator::code, Function.identity()));
        List<PackRow> rows = takingPart.of(cycle.key()).stream()
                .map(provider -> PackRow.of(provider, entered.get(provider.code()), named))
                .toList();
        DisseminationSummary summary = disseminations.summary(key);
        model.addAttribute("key", key);
        model.addAttribute("year", String.valueOf(cycle.year()));
        model.addAttribute("area", territory.area(cycle.areaCode()));
        model.addAttribute("rows", rows);
        model.addAttribute("dissemination", summary);
        model.addAttribute("reached", ReachedRow.of(summary));
        return "i4c/packs";
    }
}
