package kh.isaf.workflow.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kh.isaf.workflow.engine.TrialStopped.Why;
import kh.isaf.workflow.model.Catalogue;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** One case on its way through the models of a release; time passes only where it is told to. */
public final class TrialCase {

    private static final int MOST_STEPS = 400;
    private static final Duration LATER = Duration.ofDays(30);
    private static final String TYPE = "type";
    private static final String WAITS = "intermediate";

    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final Catalogue catalogue;
    private final String tag;
    private final String key;
    private final TrialSetting setting;
    private final long until;
    private final Map<String, String> activities = new HashMap<>();
    private final Map<String, Set<String>> passed = new TreeMap<>();

    TrialCase(ProcessEngine engine, Catalogue catalogue, String tag, String key, TrialSetting setting, long until) {
        this.engine = engine;
        this.runtime = engine.getRuntimeService();
        this.catalogue = catalogue;
        this.tag = tag;
        this.key = key;
        this.setting = setting;
        this.until = until;
    }

    /** Begins the case. */
    public void begin() {
        ProcessDefinition definition = Trial.definition(engine, tag, setting.model());
        if (definition == null) {
            throw new TrialStopped(Why.MODEL, setting.model());
        }
        Map<String, Object> variables = new HashMap<>(setting.values());
        variables.keySet().removeAll(catalogue.computedNames());
        setting.providers().stream().findFirst().ifPresent(first -> variables.putIfAbsent(Scope.PROVIDER, first));
        attempt(() -> runtime.startProcessInstanceById(definition.getId(), key, variables));
    }

    /** Does an open task. An answer that is left out is empty. */
    public void complete(String task, @Nullable String provider, Map<String, Object> answers) {
        var query = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(task);
        if (provider != null) {
            query.processVariableValueEquals(Scope.PROVIDER, provider);
        }
        List<Task> open = query.orderByTaskCreateTime().asc().list();
        if (open.isEmpty()) {
            throw new TrialStopped(Why.TASK, task, open().isEmpty() ? "–" : String.join(", ", open()));
        }
        complete(open.get(0), answers);
    }

    private void complete(Task task, Map<String, Object> answers) {
        Set<String> fields = catalogue.forms().getOrDefault(task.getTaskDefinitionKey(), Set.of());
        for (String answer : answers.keySet()) {
            if (!fields.contains(answer)) {
                throw new TrialStopped(Why.ANSWER, task.getTaskDefinitionKey(), answer);
            }
        }
        Map<String, @Nullable Object> variables = new HashMap<>();
        EngineTasks.names(definition(task.getProcessDefinitionId())).stream()
                .filter(fields::contains)
                .forEach(name -> variables.put(name, answers.get(name)));
        attempt(() -> engine.getTaskService().complete(task.getId(), variables));
    }

    /** Lets the time come for which an element waits. */
    public void fire(String element) {
        Job job = timers().stream()
                .filter(timer -> element.equals(activity(timer)))
                .findFirst()
                .orElseThrow(() -> new TrialStopped(Why.TIMER, element));
        attempt(() -> engine.getManagementService().executeJob(job.getId()));
    }

    /** Sends a message to whatever waits for it first. */
    public void send(String message, @Nullable String provider) {
        for (ProcessInstance instance : instances()) {
            boolean meant = provider == null || provider.equals(runtime.getVariable(instance.getId(), Scope.PROVIDER));
            EventSubscription waits = meant
                    ? runtime
                            .createEventSubscriptionQuery()
                            .processInstanceId(instance.getId())
                            .eventType("message")
                            .eventName(message)
                            .list()
                            .stream()
                            .findFirst()
                            .orElse(null)
                    : null;
            if (waits != null) {
                attempt(() -> runtime.messageEventReceived(message, waits.getExecutionId()));
                return;
            }
        }
        throw new TrialStopped(Why.MESSAGE, message);
    }

    /**
     * Goes on until the model has ended, wherever it runs: tasks are done one after another with empty answers, so that
     * each question is answered by its usual way, and times come when there is nothing else to do.
     *
     * @param model null for the whole case
     */
    public void finish(@Nullable String model) {
        if (model != null && within(model).isEmpty()) {
            throw new TrialStopped(Why.NOT_RUNNING, model);
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!goOn(model)) {
                return;
            }
        }
        throw new TrialStopped(Why.ENDLESS, model == null ? setting.model() : model);
    }

    private boolean goOn(@Nullable String model) {
        List<Task> tasks = tasks();
        List<Job> waits = tasks.isEmpty() || model != null ? waits() : List.of();
        if (model != null) {
            Set<String> within = within(model);
            tasks = tasks.stream()
                    .filter(task -> within.contains(task.getProcessInstanceId()))
                    .toList();
            waits = waits.stream()
                    .filter(wait -> within.contains(wait.getProcessInstanceId()))
                    .toList();
        }
        if (!tasks.isEmpty()) {
            complete(tasks.get(0), Map.of());
        } else if (!waits.isEmpty()) {
            String job = waits.get(0).getId();
            attempt(() -> engine.getManagementService().executeJob(job));
        } else {
            return false;
        }
        return true;
    }

    /** The tasks that are open, and the places where it waits for a date. */
    public Set<String> open() {
        Set<String> open = new TreeSet<>();
        tasks().forEach(task -> open.add(task.getTaskDefinitionKey()));
        waits().forEach(timer -> open.add(activity(timer)));
        return open;
    }

    public boolean ended() {
        return instances().isEmpty();
    }

    /** The ids of steps done and lines taken, by model. */
    public Map<String, Set<String>> passed() {
        return passed;
    }

    void passed(String model, String element) {
        passed.computeIfAbsent(model, one -> new TreeSet<>()).add(element);
    }

    @Nullable
    Object computed(String name, VariableScope scope) {
        Object given = setting.values().get(name);
        if (given != null) {
            return given;
        }
        return switch (name) {
            case "businessKey" -> Scope.businessKey(scope);
            case "release" -> tag;
            case "providers" -> setting.providers();
            case "sector" -> String.valueOf(Scope.provider(scope)).replaceFirst("\\d+$", "");
            case "hasUnfundedLines", "supervisedByProvince" -> false;
            default -> Date.from(ClockUtil.getCurrentTime().toInstant().plus(LATER));
        };
    }

    /** Does something, and then what the engine itself would do at once. */
    private void attempt(Runnable act) {
        if (System.nanoTime() > until) {
            throw new TrialStopped(Why.TOO_LONG);
        }
        try {
            act.run();
            for (int turn = 0; turn < MOST_STEPS; turn++) {
                Job job =
                        engine
                                .getManagementService()
                                .createJobQuery()
                                .tenantIdIn(tag)
                                .messages()
                                .listPage(0, 1)
                                .stream()
                                .findFirst()
                                .orElse(null);
                if (job == null) {
                    return;
                }
                engine.getManagementService().executeJob(job.getId());
            }
        } catch (TrialStopped stopped) {
            throw stopped;
        } catch (RuntimeException broken) {
            throw new TrialStopped(Why.BROKEN, String.valueOf(broken.getMessage()));
        }
        throw new TrialStopped(Why.ENDLESS, setting.model());
    }

    private List<Task> tasks() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    private List<ProcessInstance> instances() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .list();
    }

    /** The ids of the instances of a model, and of those of the models they call. */
    private Set<String> within(String model) {
        Set<String> found = new LinkedHashSet<>();
        List<String> next = new ArrayList<>();
        for (ProcessInstance instance : instances()) {
            if (model.equals(definition(instance.getProcessDefinitionId()).getKey())) {
                next.add(instance.getId());
            }
        }
        while (!next.isEmpty()) {
            String id = next.remove(0);
            if (found.add(id)) {
                runtime.createProcessInstanceQuery()
                        .superProcessInstanceId(id)
                        .list()
                        .forEach(called -> next.add(called.getId()));
            }
        }
        return found;
    }

    /** What waits for a time within the case; not what would begin a case at a time. */
    private List<Job> timers() {
        return engine.getManagementService().createJobQuery().tenantIdIn(tag).timers().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
    }

    /** The timers on the way itself: not those at its border or of what may come at any time. */
    private List<Job> waits() {
        return timers().stream()
                .filter(job -> String.valueOf(definition(job.getProcessDefinitionId())
                                .findActivity(activity(job))
                                .getProperty(TYPE))
                        .startsWith(WAITS))
                .toList();
    }

    /** Where a timer belongs, looked up once: the definitions of jobs do not change. */
    private String activity(Job job) {
        return activities.computeIfAbsent(job.getJobDefinitionId(), id -> engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(id)
                .singleResult()
                .getActivityId());
    }

    private ProcessDefinitionEntity definition(String id) {
        return (ProcessDefinitionEntity)
                ((RepositoryServiceImpl) engine.getRepositoryService()).getDeployedProcessDefinition(id);
    }
}
