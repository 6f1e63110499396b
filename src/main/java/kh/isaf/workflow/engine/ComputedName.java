package kh.isaf.workflow.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** A name that models use in expressions and code works out each time from the process it is asked in. */
public interface ComputedName {

    String name();

    @Nullable
    Object value(VariableScope scope);
}
