package kh.isaf.workflow.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** The engine's jobs that start areas chunk by chunk: which wait, which have failed, and how to be rid of a failed one. */
@Component
public class StartJobs {

    private static final String START_AREAS = "startAreas";
    private static final String CHUNK = "chunk";

    private final RuntimeService runtime;
    private final ManagementService management;

    StartJobs(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    /**
     * A job that has failed to start its chunk.
     *
     * @param message what the program said; for who looks after it
     * @param inDatabase whether the database refused or did not answer
     * @param nextTry null when it is not tried again by itself
     */
    public record Failed(
            UUID chunk,
            String message,
            boolean inDatabase,
            @Nullable Instant nextTry) {}

    public List<Failed> failed() {
        return management.createJobQuery().processDefinitionKey(START_AREAS).withException().list().stream()
                .map(this::failed)
                .toList();
    }

    /** Those of the chunks that no job is going to start by itself any time soon: it has failed, or there is none. */
    public Set<UUID> helpless(Collection<UUID> chunks) {
        Set<UUID> failed = failed().stream().map(Failed::chunk).collect(Collectors.toSet());
        Set<UUID> helpless = new HashSet<>(chunks);
        helpless.removeIf(chunk -> !failed.contains(chunk) && !instances(chunk).isEmpty());
        return helpless;
    }

    /** Takes away the jobs of these chunks, whose areas others start. */
    public void drop(Collection<UUID> chunks) {
        try {
            chunks.stream()
                    .flatMap(chunk -> instances(chunk).stream())
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "started again"));
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("a chunk was tried again at the same moment", e);
        }
    }

    private List<ProcessInstance> instances(UUID chunk) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(START_AREAS)
                .variableValueEquals(CHUNK, chunk.toString())
                .list();
    }

    private Failed failed(Job job) {
        String trace = String.valueOf(management.getJobExceptionStacktrace(job.getId()));
        return new Failed(
                UUID.fromString((String) runtime.getVariable(job.getExecutionId(), CHUNK)),
                String.valueOf(job.getExceptionMessage()),
                trace.contains("java.sql.")
                        || trace.contains("org.postgresql.")
                        || trace.contains("springframework.dao"),
                job.getRetries() > 0 && job.getDuedate() != null
                        ? job.getDuedate().toInstant()
                        : null);
    }
}
