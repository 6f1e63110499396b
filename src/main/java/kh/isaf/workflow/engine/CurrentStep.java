package kh.isaf.workflow.engine;

import java.util.Map;
import java.util.Objects;
import kh.isaf.cycle.Stage;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * The service task a process is just at: its place in the cycle, and what its model says beside its action.
 *
 * @param pass by which one pass through the step is told from another
 * @param month of a monthly meeting; null elsewhere
 */
public record CurrentStep(
        String pass,
        String cycleKey,
        Stage stage,
        @Nullable String provider,
        @Nullable Integer month,
        String nameKm,
        Map<String, String> properties) {

    @SuppressWarnings("unchecked")
    public static CurrentStep of(DelegateExecution execution) {
        var step = ((ExecutionEntity) execution).getActivity();
        Stage stage = Scope.stage(execution);
        return new CurrentStep(
                execution.getActivityInstanceId(),
                execution.getProcessBusinessKey(),
                stage,
                stage.perProvider() ? Scope.provider(execution) : null,
                stage == Stage.JAAP_MONITORING ? Scope.month(execution) : null,
                (String) step.getProperty(ProfileParseListener.NAME_KM),
                Objects.requireNonNullElse(
                        (Map<String, String>) step.getProperty(ProfileParseListener.STEP), Map.of()));
    }

    public String property(String name) {
        return properties.getOrDefault(name, "");
    }
}
