package kh.isaf.workflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The engine's side of a work item: its guidance in the model, and its completion. */
@Component
public class EngineTasks {

    private final TaskService tasks;
    private final RepositoryServiceImpl repository;

    EngineTasks(TaskService tasks, RepositoryService repository) {
        this.tasks = tasks;
        this.repository = (RepositoryServiceImpl) repository;
    }

    /**
     * Completes the engine's task; of the answers only those that a condition of its model asks for become variables.
     *
     * @throws OptimisticLockingFailureException when the process was changed at the same moment, as by an excuse
     */
    public void complete(UUID workItemId, Map<String, Object> answers) {
        Task task = task(workItemId).orElseThrow();
        Object names = definition(task).getProperty(ProfileParseListener.CONDITION_NAMES);
        Map<String, Object> variables = new HashMap<>(answers);
        variables.keySet().retainAll(names instanceof Set<?> asked ? asked : Set.of());
        try {
            tasks.complete(task.getId(), variables);
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("task " + workItemId + " changed at the same moment", e);
        }
    }

    /** What the model says to the person who does an open task; empty in a language without text. */
    public String guidance(UUID workItemId, String language) {
        return task(workItemId)
                .map(task -> definition(task).findActivity(task.getTaskDefinitionKey()))
                .map(activity -> activity.getProperty(ProfileParseListener.GUIDANCE))
                .map(properties -> ((Map<?, ?>) properties).get(language.equals("km") ? "guidance" : "guidanceEn"))
                .map(String::valueOf)
                .orElse("");
    }

    private Optional<Task> task(UUID workItemId) {
        return Optional.ofNullable(
                tasks.createTaskQuery().taskId(workItemId.toString()).singleResult());
    }

    private ProcessDefinitionEntity definition(Task task) {
        return (ProcessDefinitionEntity) repository.getDeployedProcessDefinition(task.getProcessDefinitionId());
    }
}
