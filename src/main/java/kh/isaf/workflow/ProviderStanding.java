package kh.isaf.workflow;

import java.util.Comparator;
import java.util.List;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.Stage;

/**
 * Where a provider stands in a year of its area.
 *
 * @param cells its stages; empty where it takes no part
 * @param joinable whether the area still waits for its providers, so that one may join
 */
public record ProviderStanding(AreaCycle cycle, List<StageCell> cells, boolean joinable) {

    public boolean takesPart() {
        return !cells.isEmpty();
    }

    static ProviderStanding of(AreaCycle cycle, CyclePicture picture, String provider) {
        List<StageCell> cells = picture.cells().stream()
                .filter(cell -> cell.providerCode().equals(provider))
                .sorted(Comparator.comparing(StageCell::stage))
                .toList();
        boolean meetingAhead = picture.cells().stream()
                .anyMatch(cell -> cell.stage() == Stage.INTERFACE_MEETING
                        && !cell.open()
                        && !cell.state().over());
        boolean providersBusy = picture.cells().stream()
                .anyMatch(
                        cell -> !cell.providerCode().isEmpty() && !cell.state().over());
        return new ProviderStanding(cycle, cells, cells.isEmpty() && meetingAhead && providersBusy);
    }
}
