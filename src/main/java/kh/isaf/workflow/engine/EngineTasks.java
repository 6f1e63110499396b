package kh.isaf.workflow.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** The engine's side of a work item: what its model says of it, and its completion. */
@Component
public class EngineTasks {

    private final TaskService tasks;
    private final RepositoryServiceImpl repository;
    private final Releases releases;
    private final ConcurrentLruCache<String, List<UserTask>> userTasks;

    EngineTasks(TaskService tasks, RepositoryService repository, Releases releases) {
        this.tasks = tasks;
        this.repository = (RepositoryServiceImpl) repository;
        this.releases = releases;
        this.userTasks = new ConcurrentLruCache<>(20, this::read);
    }

    /** The tasks of people in a release, as its models name them, in the order of their ids. */
    public List<UserTask> userTasks(String release) {
        return userTasks.get(release);
    }

    /** The answers of a task by which its process takes its way. */
    public Set<String> conditionNames(String release, String task) {
        return userTasks(release).stream()
                .filter(found -> found.id().equals(task))
                .findFirst()
                .map(UserTask::conditionNames)
                .orElse(Set.of());
    }

    private List<UserTask> read(String release) {
        return releases.definitions(release).stream()
                .map(id -> (ProcessDefinitionEntity) repository.getDeployedProcessDefinition(id))
                .flatMap(definition -> activities(definition)
                        .filter(activity -> activity.getProperty(ProfileParseListener.GUIDANCE) != null)
                        .map(activity -> userTask(definition, activity)))
                .sorted(Comparator.comparing(UserTask::id))
                .toList();
    }

    private static Stream<ActivityImpl> activities(ScopeImpl scope) {
        return scope.getActivities().stream()
                .flatMap(activity -> Stream.concat(Stream.of(activity), activities(activity)));
    }

    private static UserTask userTask(ProcessDefinitionEntity definition, ActivityImpl activity) {
        Map<?, ?> properties = (Map<?, ?>) activity.getProperty(ProfileParseListener.GUIDANCE);
        String nameKm = String.valueOf(activity.getProperty(ProfileParseListener.NAME_KM));
        Object nameEn = properties.get("nameEn");
        return new UserTask(
                activity.getId(),
                definition.getKey(),
                nameKm,
                nameEn == null ? nameKm : nameEn.toString(),
                String.valueOf(activity.getProperty(ProfileParseListener.ROLE)),
                text(properties.get("guidance")),
                text(properties.get("guidanceEn")),
                names(definition));
    }

    private static String text(@Nullable Object property) {
        return property == null ? "" : property.toString();
    }

    static Set<String> names(ProcessDefinitionEntity definition) {
        Object names = definition.getProperty(ProfileParseListener.CONDITION_NAMES);
        return names instanceof Set<?> asked
                ? asked.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Whether the engine still waits for this task. */
    public boolean waits(UUID workItemId) {
        return task(workItemId).isPresent();
    }

    /**
     * Completes the engine's task; of the answers only those that a condition of its model asks for become variables.
     *
     * @throws OptimisticLockingFailureException when the process was changed at the same moment, as by an excuse
     */
    public void complete(UUID workItemId, Map<String, Object> answers) {
        Task task = task(workItemId).orElseThrow();
        Map<String, Object> variables = new HashMap<>(answers);
        variables.keySet().retainAll(names(definition(task)));
        try {
            tasks.complete(task.getId(), variables);
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("task " + workItemId + " changed at the same moment", e);
        }
    }

    private Optional<Task> task(UUID workItemId) {
        return Optional.ofNullable(
                tasks.createTaskQuery().taskId(workItemId.toString()).singleResult());
    }

    private ProcessDefinitionEntity definition(Task task) {
        return (ProcessDefinitionEntity) repository.getDeployedProcessDefinition(task.getProcessDefinitionId());
    }
}
