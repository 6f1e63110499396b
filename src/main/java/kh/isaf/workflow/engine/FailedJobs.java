package kh.isaf.workflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kh.isaf.workflow.engine.FailedJob.Cause;
import kh.isaf.workflow.engine.FailedJob.Omission;
import kh.isaf.workflow.engine.FailedJob.Place;
import kh.isaf.workflow.model.ProcessOutline;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventSubprocessJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** The engine's jobs that failed, as people can act on them: what each is about, and how to try or leave it out. */
@Component
public class FailedJobs {

    /** More are shown once these are dealt with. */
    public static final int MOST = 2_000;

    private static final int RETRIES = 3;
    private static final Pattern BODY = Pattern.compile("#multiInstanceBody$");
    private static final Pattern NUMBERS = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+");
    private static final String SERVICE_TASK = "serviceTask";

    /** They have pages of their own on which to go on after a failure. */
    private static final Set<String> ON_OWN_PAGES = Set.of("startAreas", "runImport");

    private static final String[] PLACE = {Scope.PROVIDER, Scope.WORK_ITEM, "chunk"};

    private final ManagementService management;
    private final RuntimeService runtime;
    private final RepositoryServiceImpl repository;
    private final ConcurrentLruCache<String, ProcessOutline> outlines;

    FailedJobs(ManagementService management, RuntimeService runtime, RepositoryService repository) {
        this.management = management;
        this.runtime = runtime;
        this.repository = (RepositoryServiceImpl) repository;
        this.outlines = new ConcurrentLruCache<>(50, this::outline);
    }

    /** All that failed and is not yet mended, the oldest first. */
    public List<FailedJob> all() {
        List<Job> jobs =
                management.createJobQuery().withException().orderByJobId().asc().listPage(0, MOST);
        Map<String, JobDefinition> kinds = new HashMap<>();
        Map<String, Cause> causes = new HashMap<>();
        Map<String, Place> places = places(jobs);
        return jobs.stream()
                .filter(job -> job.getJobDefinitionId() != null)
                .map(job -> new Failed(job, kinds.computeIfAbsent(job.getJobDefinitionId(), this::kind)))
                .map(job -> failed(job, causes.computeIfAbsent(job.group(), group -> cause(job.job())), places))
                .toList();
    }

    private JobDefinition kind(String id) {
        return management.createJobDefinitionQuery().jobDefinitionId(id).singleResult();
    }

    /** Has these tried again now, as if for the first time. */
    public void retry(Collection<String> ids) {
        List<String> known = known(ids);
        if (!known.isEmpty()) {
            changing(() -> management
                    .setJobRetries(RETRIES)
                    .jobIds(known)
                    .dueDate(ClockUtil.getCurrentTime())
                    .execute());
        }
    }

    private List<String> known(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : management.createJobQuery().jobIds(Set.copyOf(ids)).listPage(0, ids.size()).stream()
                        .map(Job::getId)
                        .toList();
    }

    /** Goes on without what this job should do. */
    public void leaveOut(FailedJob failed) {
        Job job = management.createJobQuery().jobId(failed.id()).singleResult();
        if (job == null) {
            return;
        }
        changing(() -> {
            switch (failed.omission()) {
                case STEP -> goOnAfter((JobEntity) job, failed.step());
                case TIMER -> management.deleteJob(job.getId());
                case THIS_TIME -> {
                    management.recalculateJobDuedate(job.getId(), false);
                    management.setJobRetries(job.getId(), RETRIES);
                }
                case NEVER -> throw new IllegalArgumentException("nobody may leave out " + failed.step());
            }
        });
    }

    private void goOnAfter(JobEntity job, String step) {
        String instance = job.getProcessInstanceId();
        for (TransitionInstance waiting : runtime.getActivityInstance(instance).getTransitionInstances(step)) {
            if (waiting.getExecutionId().equals(job.getExecutionId())) {
                runtime.createProcessInstanceModification(instance)
                        .startAfterActivity(step)
                        .cancelTransitionInstance(waiting.getId())
                        .execute();
            }
        }
    }

    private FailedJob failed(Failed failed, Cause cause, Map<String, Place> places) {
        Job job = failed.job();
        return new FailedJob(
                job.getId(),
                failed.group(),
                failed.kind().getProcessDefinitionKey(),
                failed.step(),
                name(failed.kind().getProcessDefinitionId(), failed.step()),
                cause,
                String.valueOf(job.getExceptionMessage()),
                next(job),
                omission(failed.kind()),
                places.getOrDefault(String.valueOf(job.getProcessInstanceId()), new Place(null, null, null, null)));
    }

    /** A job and what its model says of it. */
    private record Failed(Job job, JobDefinition kind) {

        String step() {
            return BODY.matcher(kind.getActivityId()).replaceAll("");
        }

        String group() {
            String message =
                    NUMBERS.matcher(String.valueOf(job.getExceptionMessage())).replaceAll("#");
            String all = kind.getProcessDefinitionKey() + "/" + step() + "/" + message;
            return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
        }
    }

    private static @Nullable Instant next(Job job) {
        return job.getRetries() > 0 && job.getDuedate() != null
                ? job.getDuedate().toInstant()
                : null;
    }

    private Cause cause(Job job) {
        String trace = String.valueOf(management.getJobExceptionStacktrace(job.getId()));
        if (trace.contains("OptimisticLocking")) {
            return Cause.COLLISION;
        }
        if (trace.contains("kh.isaf.access.Refusal")) {
            return Cause.RULE;
        }
        if (trace.contains("kh.isaf.access.NotFound")) {
            return Cause.MISSING;
        }
        if (trace.contains("java.sql.")
                || trace.contains("org.postgresql.")
                || trace.contains("springframework.dao")
                || trace.contains("PersistenceException")) {
            return Cause.DATABASE;
        }
        return trace.startsWith("org.camunda.bpm") ? Cause.MODEL : Cause.PROGRAM;
    }

    private Omission omission(JobDefinition kind) {
        if (ON_OWN_PAGES.contains(kind.getProcessDefinitionKey())) {
            return Omission.NEVER;
        }
        return switch (kind.getJobType()) {
            case TimerStartEventJobHandler.TYPE -> Omission.THIS_TIME;
            case TimerExecuteNestedActivityJobHandler.TYPE, TimerStartEventSubprocessJobHandler.TYPE -> Omission.TIMER;
            case AsyncContinuationJobHandler.TYPE -> mayLeaveOut(kind) ? Omission.STEP : Omission.NEVER;
            default -> Omission.NEVER;
        };
    }

    /** Only what the program does by itself, before it has begun. */
    private boolean mayLeaveOut(JobDefinition kind) {
        ActivityImpl step = ((ProcessDefinitionEntity)
                        repository.getDeployedProcessDefinition(kind.getProcessDefinitionId()))
                .findActivity(kind.getActivityId());
        return step != null
                && SERVICE_TASK.equals(step.getProperty("type"))
                && step.getOutgoingTransitions().size() == 1;
    }

    private Map<String, Place> places(List<Job> jobs) {
        Set<String> instances = jobs.stream()
                .map(Job::getProcessInstanceId)
                .filter(id -> id != null)
                .collect(Collectors.toCollection(HashSet::new));
        if (instances.isEmpty()) {
            return Map.of();
        }
        Map<String, Map<String, String>> variables = new HashMap<>();
        for (String name : PLACE) {
            for (VariableInstance variable : runtime.createVariableInstanceQuery()
                    .variableName(name)
                    .processInstanceIdIn(instances.toArray(String[]::new))
                    .listPage(0, MOST)) {
                variables
                        .computeIfAbsent(variable.getProcessInstanceId(), id -> new HashMap<>())
                        .put(name, String.valueOf(variable.getValue()));
            }
        }
        return runtime.createProcessInstanceQuery().processInstanceIds(instances).listPage(0, MOST).stream()
                .collect(Collectors.toMap(
                        ProcessInstance::getId,
                        instance -> place(instance, variables.getOrDefault(instance.getId(), Map.of()))));
    }

    private static Place place(ProcessInstance instance, Map<String, String> variables) {
        return new Place(
                instance.getBusinessKey(), variables.get(PLACE[0]), variables.get(PLACE[1]), variables.get(PLACE[2]));
    }

    private ProcessOutline.Text name(String definition, String step) {
        return outlines.get(definition).steps().stream()
                .filter(known -> known.id().equals(step))
                .map(ProcessOutline.Step::name)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(outlines.get(definition).name());
    }

    private ProcessOutline outline(String definition) {
        try (var model = repository.getProcessModel(definition)) {
            return ProcessOutline.of(model.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void changing(Runnable change) {
        try {
            change.run();
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("the job went on at the same moment", e);
        }
    }
}
