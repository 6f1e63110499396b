package kh.isaf.workflow.engine;

import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * What the expressions of models can reach by name beside the variables of their process. The objects are looked up when
 * they are first needed, for they may need the engine themselves.
 */
public record Names(
        Set<String> actions,
        Function<String, JavaDelegate> action,
        Set<String> computedNames,
        Function<String, ComputedName> computedName) {

    public Names {
        actions = Set.copyOf(actions);
        computedNames = Set.copyOf(computedNames);
    }
}
