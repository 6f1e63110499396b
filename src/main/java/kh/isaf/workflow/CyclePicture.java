package kh.isaf.workflow;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.cycle.Stage;

/** The year of one area at a glance: its stages, each provider in each stage, and what waits for whom. */
public record CyclePicture(List<StageStep> steps, List<StageCell> cells, List<OpenTask> tasks) {

    /** One provider with its stages. */
    public record ProviderLine(StageCell provider, Map<Stage, StageCell> cells) {}

    /** The providers by code. */
    public List<ProviderLine> providers() {
        return cells.stream()
                .filter(cell -> !cell.providerCode().isEmpty())
                .collect(Collectors.groupingBy(StageCell::providerCode, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(line -> new ProviderLine(
                        line.get(0), line.stream().collect(Collectors.toMap(StageCell::stage, cell -> cell))))
                .toList();
    }

    /** The open tasks this person may look at: all of the area, or those of the provider he or she serves. */
    public List<OpenTask> tasksFor(Actor actor, String areaCode) {
        return tasks.stream()
                .filter(task -> actor.covers(areaCode, task.providerCode()))
                .toList();
    }

    /** What may be excused now for a provider, or for the commune as a whole with an empty code. */
    public List<StageCell> open(String providerCode) {
        return cells.stream()
                .filter(cell -> cell.open() && cell.providerCode().equals(providerCode))
                .sorted(Comparator.comparing(StageCell::stage))
                .toList();
    }
}
