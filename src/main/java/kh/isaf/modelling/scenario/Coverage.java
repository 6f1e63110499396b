package kh.isaf.modelling.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kh.isaf.workflow.model.ProcessParts;
import kh.isaf.workflow.release.ReleaseFiles;

/**
 * How much of one model the scenarios pass.
 *
 * @param passed the ids of its steps and lines that some scenario passes
 * @param never those that none does, steps first
 */
public record Coverage(ProcessParts model, Set<String> passed, List<String> never) {

    private static final String SUB_PROCESS = "subProcess";
    private static final String MODEL = ".bpmn";

    /** Of each model of a release that can be read, in the order of their files. */
    public static List<Coverage> of(ReleaseFiles files, Map<String, Set<String>> passed) {
        List<Coverage> all = new ArrayList<>();
        files.byName().forEach((name, content) -> {
            if (name.endsWith(MODEL)) {
                try {
                    ProcessParts parts = ProcessParts.of(content);
                    all.add(of(parts, passed.getOrDefault(parts.id(), Set.of())));
                } catch (IllegalArgumentException unreadable) {
                    // the model rules say what is wrong with it
                }
            }
        });
        return all;
    }

    private static Coverage of(ProcessParts parts, Set<String> passed) {
        List<String> never = new ArrayList<>();
        parts.steps().stream()
                .filter(step -> !step.is(SUB_PROCESS) && !passed.contains(step.id()))
                .forEach(step -> never.add(step.id()));
        parts.lines().stream().filter(line -> !passed.contains(line.id())).forEach(line -> never.add(line.id()));
        return new Coverage(parts, Set.copyOf(passed), List.copyOf(never));
    }

    /** How many steps and lines there are. */
    public int all() {
        return (int) parts() + model.lines().size();
    }

    public int reached() {
        return all() - never.size();
    }

    public int percent() {
        return all() == 0 ? 100 : reached() * 100 / all();
    }

    private long parts() {
        return model.steps().stream().filter(step -> !step.is(SUB_PROCESS)).count();
    }
}
