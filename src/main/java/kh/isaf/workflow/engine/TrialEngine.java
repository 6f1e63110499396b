package kh.isaf.workflow.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import kh.isaf.workflow.model.Catalogue;
import kh.isaf.workflow.release.ReleaseFiles;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A second engine in which the models of a release are tried: the same hardening, the same rules, but its actions do
 * nothing, its computed names answer as the trial says, and all of it happens in one transaction that is taken back.
 */
@Component
public class TrialEngine implements DisposableBean {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;
    private final Catalogue product;
    private final JdbcClient jdbc;
    private final ThreadLocal<Trial> trial = new ThreadLocal<>();
    private @Nullable ProcessEngine engine;

    TrialEngine(DataSource dataSource, PlatformTransactionManager transactions, Catalogue catalogue, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.product = catalogue;
        this.jdbc = jdbc;
    }

    /**
     * Gives the files to the engine, uses them, and takes everything back.
     *
     * @throws ModelRefused if the model rules refuse a file
     * @throws TrialStopped if the engine does
     */
    public <T> T tryOut(ReleaseFiles files, Function<Trial, T> use) {
        ProcessEngine engine = engine();
        TransactionTemplate alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        try {
            return Objects.requireNonNull(alone.execute(status -> {
                try {
                    return use.apply(begin(engine, files));
                } finally {
                    status.setRollbackOnly();
                }
            }));
        } finally {
            trial.remove();
            ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getDeploymentCache()
                    .purgeCache();
        }
    }

    /** A tenant of its own keeps the engine from looking for, and taking away, what older versions had begun. */
    private Trial begin(ProcessEngine engine, ReleaseFiles files) {
        String tag = "t-" + UUID.randomUUID();
        Catalogue catalogue = new Catalogue(
                        product.actions(),
                        product.computedNames(),
                        product.roles(),
                        product.stages(),
                        Map.of(),
                        Map.of())
                .with(files.models());
        Trial begun = new Trial(engine, jdbc, catalogue, tag, System.nanoTime() + LONGEST.toNanos());
        trial.set(begun);
        try {
            Releases.deployment(engine.getRepositoryService(), tag, files)
                    .tenantId(tag)
                    .deploy();
        } catch (ModelRefused refused) {
            throw refused;
        } catch (ProcessEngineException unknown) {
            throw new TrialStopped(TrialStopped.Why.BROKEN, String.valueOf(unknown.getMessage()));
        }
        return begun;
    }

    private synchronized ProcessEngine engine() {
        if (engine == null) {
            SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
            configuration.setDataSource(dataSource);
            configuration.setTransactionManager(transactions);
            EngineSettings.apply(configuration, List.of(new TrialParseListener(this::trial)));
            configuration.setProcessEngineName("trial");
            configuration.setDeploymentLockUsed(false);
            configuration.setHistoryCleanupEnabled(false);
            configuration.setEnableDefaultDbHistoryEventHandler(false);
            EngineHardening.apply(configuration, names());
            EngineHardening.guard(configuration, () -> product);
            engine = configuration.buildProcessEngine();
        }
        return engine;
    }

    private Names names() {
        return new Names(
                product.actions(),
                name -> execution -> {},
                product.computedNames(),
                name -> new ComputedNames.Computed(
                        name, scope -> trial().current().computed(name, scope)));
    }

    private Trial trial() {
        return Objects.requireNonNull(trial.get(), "no trial");
    }

    @Override
    public synchronized void destroy() {
        if (engine != null) {
            engine.close();
        }
    }
}
