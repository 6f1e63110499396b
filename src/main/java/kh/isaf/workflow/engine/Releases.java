package kh.isaf.workflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kh.isaf.access.Actor;
import kh.isaf.workflow.model.VersionTag;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseStore;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Releases as the engine has them: all models, decision tables and forms deployed once under one tag. An area's year
 * goes on with the release it began on.
 */
@Component
public class Releases {

    private static final String SOURCE = "product";

    private final RepositoryService repository;
    private final ReleaseStore store;
    /** What is deployed never changes: looked up once. */
    private final Map<String, String> definitions = new ConcurrentHashMap<>();

    Releases(RepositoryService repository, ReleaseStore store) {
        this.repository = repository;
        this.store = store;
    }

    /**
     * Gives a release to the engine and puts it into force, in the transaction of the caller, who holds
     * {@link ReleaseStore#hold()}; what the model rules refuse does not get in.
     *
     * @return its tag
     */
    public String publish(UUID release, ReleaseFiles files, Actor by) {
        String sha256 = files.sha256();
        String tag = "r-" + release.toString().substring(0, 8) + "-" + sha256.substring(0, 8);
        deploy(tag, files);
        store.live(release, tag, sha256, by);
        return tag;
    }

    void deploy(String tag, ReleaseFiles files) {
        if (repository.createDeploymentQuery().deploymentName(tag).count() == 0) {
            deployment(repository, tag, files).deploy();
        }
    }

    /** All files of a release, each model with its tag, ready to be deployed. */
    static DeploymentBuilder deployment(RepositoryService engine, String tag, ReleaseFiles files) {
        DeploymentBuilder builder = engine.createDeployment().name(tag).source(SOURCE);
        files.models()
                .forEach(file ->
                        builder.addInputStream(file.name(), new ByteArrayInputStream(VersionTag.into(file, tag))));
        return builder;
    }

    /** The tag on which an area that starts now runs. */
    public String current() {
        return store.live().map(ModelRelease::tag).orElseThrow();
    }

    /**
     * A file of a release, such as {@code enterI4c.form}; of the current one where the release is older than the file.
     */
    public byte[] file(String release, String name) {
        String own = deployment(release);
        String deployment = repository.getDeploymentResourceNames(own).contains(name) ? own : deployment(current());
        try (InputStream in = repository.getResourceAsStream(deployment, name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id by which the engine knows this model in a release, or in the current one where it is not in there yet. */
    String definition(String release, String process) {
        String known = definitions.get(release + " " + process);
        if (known != null) {
            return known;
        }
        ProcessDefinition own = find(release, process);
        if (own == null) {
            return Objects.requireNonNull(find(current(), process), process).getId();
        }
        definitions.put(release + " " + process, own.getId());
        return own.getId();
    }

    private @Nullable ProcessDefinition find(String release, String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .deploymentId(deployment(release))
                .singleResult();
    }

    /** The ids of all models of a release. */
    List<String> definitions(String release) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment(release)).list().stream()
                .map(ProcessDefinition::getId)
                .toList();
    }

    private String deployment(String release) {
        Deployment deployment =
                repository.createDeploymentQuery().deploymentName(release).singleResult();
        return deployment.getId();
    }
}
