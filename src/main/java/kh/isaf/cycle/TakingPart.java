package kh.isaf.cycle;

import java.util.List;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import org.springframework.stereotype.Service;

/**
 * The providers that take part in an area's year: those that were open when it began and those that have joined, with
 * the ones that were excused or have closed since.
 */
@Service
public class TakingPart {

    private final StageProgress progress;
    private final Territory territory;

    TakingPart(StageProgress progress, Territory territory) {
        this.progress = progress;
        this.territory = territory;
    }

    /** By their codes. */
    public List<ServiceProvider> of(String cycleKey) {
        return territory.providers(progress.providers(cycleKey));
    }
}
