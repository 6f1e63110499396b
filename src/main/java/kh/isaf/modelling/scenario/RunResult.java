package kh.isaf.modelling.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of running all scenarios of a release.
 *
 * @param passed the ids of steps done and lines taken by any of them, by model
 */
public record RunResult(List<Outcome> outcomes, Map<String, Set<String>> passed) {

    public long red() {
        return outcomes.stream().filter(outcome -> !outcome.green()).count();
    }

    public boolean green() {
        return red() == 0;
    }
}
