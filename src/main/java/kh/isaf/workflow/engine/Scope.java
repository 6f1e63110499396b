package kh.isaf.workflow.engine;

import java.util.Objects;
import java.util.UUID;
import kh.isaf.cycle.Stage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/** What a running process knows of its place in the cycle. */
final class Scope {

    static final String PROVIDER = "provider";
    static final String WORK_ITEM = "workItem";
    private static final String LOOP_COUNTER = "loopCounter";

    private Scope() {}

    /** Year and area, as {@code 2027-120801}. */
    static String businessKey(VariableScope scope) {
        DelegateExecution execution =
                scope instanceof TaskEntity task ? task.getExecution() : (DelegateExecution) scope;
        return execution.getProcessBusinessKey();
    }

    static Stage stage(DelegateExecution execution) {
        Object stage = ((ExecutionEntity) execution).getProcessDefinition().getProperty(ProfileParseListener.STAGE);
        return (Stage) Objects.requireNonNull(stage, "the process has no stage");
    }

    /** Whether the process follows up a late work item, and takes its place from it. */
    static boolean chases(DelegateExecution execution) {
        return Boolean.TRUE.equals(
                ((ExecutionEntity) execution).getProcessDefinition().getProperty(ProfileParseListener.CHASES));
    }

    /** The late work item that the process follows up. */
    static UUID workItem(VariableScope scope) {
        return UUID.fromString((String) scope.getVariable(WORK_ITEM));
    }

    static @Nullable String provider(VariableScope scope) {
        return (String) scope.getVariable(PROVIDER);
    }

    /** The month of a monthly meeting, 1 to 12; null elsewhere. */
    static @Nullable Integer month(VariableScope scope) {
        Integer counter = (Integer) scope.getVariable(LOOP_COUNTER);
        return counter == null ? null : counter + 1;
    }
}
