package kh.isaf.workflow.engine;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import kh.isaf.workflow.model.Catalogue;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The models of one release in the trial engine, for as long as they are tried. Cases are run one after another. */
public final class Trial {

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final String tag;
    private final long until;
    private @Nullable TrialCase current;

    Trial(ProcessEngine engine, JdbcClient jdbc, Catalogue catalogue, String tag, long until) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.tag = tag;
        this.until = until;
    }

    /** Runs one case; what goes wrong in it does not touch those after it. */
    public <T> T run(TrialSetting setting, Function<TrialCase, T> use) {
        jdbc.sql("savepoint trial_case").update();
        try {
            TrialCase begun = new TrialCase(engine, catalogue, tag, "trial-" + UUID.randomUUID(), setting, until);
            current = begun;
            return use.apply(begun);
        } finally {
            current = null;
            jdbc.sql("rollback to savepoint trial_case").update();
        }
    }

    /** Whether the release has a model of this id. */
    public boolean knows(String model) {
        return definition(engine, tag, model) != null;
    }

    TrialCase current() {
        return Objects.requireNonNull(current, "no case is tried");
    }

    static @Nullable ProcessDefinition definition(ProcessEngine engine, String tag, String model) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .tenantIdIn(tag)
                .singleResult();
    }
}
