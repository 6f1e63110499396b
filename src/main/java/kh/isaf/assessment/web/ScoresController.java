package kh.isaf.assessment.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.assessment.ProviderScores;
import kh.isaf.assessment.Scores;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.CycleReading;
import kh.isaf.cycle.TakingPart;
import kh.isaf.territory.Territory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows how citizens and providers of an area scored the same criteria. */
@Controller
class ScoresController {

    private final CycleReading cycles;
    private final Scores scores;
    private final Territory territory;
    private final TakingPart takingPart;

    ScoresController(CycleReading cycles, Scores scores, Territory territory, TakingPart takingPart) {
        this.cycles = cycles;
        this.scores = scores;
        this.territory = territory;
        this.takingPart = takingPart;
    }

    @GetMapping("/cycles/{key}/scores")
    @PreAuthorize("isAuthenticated()")
    String scores(@PathVariable String key, Model model) {
        AreaCycle cycle = cycles.open(key);
        Map<String, ProviderScores> scored =
                scores.of(key).stream().collect(Collectors.toMap(ProviderScores::providerCode, Function.identity()));
        List<ScoredProvider> providers = takingPart.of(cycle.key()).stream()
                .map(provider -> new ScoredProvider(provider, scored.get(provider.code())))
                .toList();
        model.addAttribute("key", key);
        model.addAttribute("year", String.valueOf(cycle.year()));
        model.addAttribute("area", territory.area(cycle.areaCode()));
        model.addAttribute("providers", providers);
        return "assessment/scores";
    }
}
