package kh.isaf.workflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.VersionTag;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Releases: all models, decision tables and forms deployed once under one tag. The tag is a hash of what is shipped, so
 * a start-up with the same files deploys nothing, and an area's year goes on with the release it began on.
 */
@Component
public class Releases implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
    private static final String PRODUCT = "product";

    /** Names the lock under which one node at a time looks for its release and deploys it. */
    private static final long LOCK = 7_724_002L;

    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    /** What is deployed never changes: looked up once. */
    private final Map<String, String> definitions = new ConcurrentHashMap<>();

    private String current = "";

    Releases(RepositoryService repository, JdbcClient jdbc, TransactionOperations transactions) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        SortedMap<String, byte[]> files = shipped();
        current = tag(files);
        transactions.executeWithoutResult(status -> deployOnce(files));
    }

    private void deployOnce(SortedMap<String, byte[]> files) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(?)) locked")
                .param(LOCK)
                .query(Integer.class)
                .single();
        if (repository.createDeploymentQuery().deploymentName(current).count() == 0) {
            DeploymentBuilder builder =
                    repository.createDeployment().name(current).source(PRODUCT);
            files.forEach((name, bytes) -> builder.addInputStream(
                    name, new ByteArrayInputStream(VersionTag.into(new ModelFile(name, bytes), current))));
            builder.deploy();
            LOG.info("Release {} of the models is live: {} files", current, files.size());
        }
    }

    /** The tag on which an area that starts now runs. */
    public String current() {
        return current;
    }

    /**
     * A file of a release, such as {@code enterI4c.form}; of the current one where the release is older than the file.
     */
    public byte[] file(String release, String name) {
        String own = deployment(release);
        String deployment = repository.getDeploymentResourceNames(own).contains(name) ? own : deployment(current);
        try (InputStream in = repository.getResourceAsStream(deployment, name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id by which the engine knows this model in a release, or in the current one where it is not in there yet. */
    String definition(String release, String process) {
        return definitions.computeIfAbsent(release + " " + process, key -> findDefinition(release, process));
    }

    private String findDefinition(String release, String process) {
        ProcessDefinition own = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .deploymentId(deployment(release))
                .singleResult();
        return own == null && !release.equals(current) ? findDefinition(current, process) : own.getId();
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

    private static SortedMap<String, byte[]> shipped() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (String pattern : new String[] {"processes/*.bpmn", "processes/*.dmn", "forms/*.form"}) {
                for (Resource resource : resolver.getResources("classpath:" + pattern)) {
                    files.put(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String tag(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return "r-" + HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
