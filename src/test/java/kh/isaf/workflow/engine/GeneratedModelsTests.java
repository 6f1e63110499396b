package kh.isaf.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.GoodModels;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.ModelGenerator;
import kh.isaf.workflow.model.ModelRules;
import kh.isaf.workflow.model.VersionTag;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** What nobody has a reason to refuse passes the rules, gets into the engine, and comes to its end whatever is answered. */
class GeneratedModelsTests {

    private static final int MODELS = 110;
    private static final int MOST_STEPS = 2000;
    private static volatile String current = "";
    private static final Map<String, Object> VALUES =
            Map.of("monthOpens", new Date(0), "providers", List.of("120802-PS-01", "120802-HC-01"), "sector", "health");

    private static EmbeddedPostgres database;
    private static ProcessEngine engine;

    private record Computed(String name) implements ComputedName {

        @Override
        public @Nullable Object value(VariableScope scope) {
            return name.equals("release") ? current : VALUES.getOrDefault(name, "a key");
        }
    }

    @BeforeAll
    static void start() throws IOException {
        LoggingSystem.get(GeneratedModelsTests.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        database = EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "off")
                .start();
        Flyway.configure()
                .dataSource(database.getPostgresDatabase())
                .javaMigrations(new EngineTables())
                .locations("classpath:no-scripts-here")
                .load()
                .migrate();
        ProcessEngineConfigurationImpl settings = new StandaloneProcessEngineConfiguration();
        settings.setDataSource(database.getPostgresDatabase());
        EngineSettings.apply(settings, List.of());
        settings.setProcessEngineName("generated");
        EngineHardening.apply(
                settings,
                new Names(
                        Set.of("doGood"),
                        asked -> execution -> {},
                        Set.of("release", "businessKey", "monthOpens", "providers", "sector"),
                        Computed::new));
        EngineHardening.guard(settings, GoodModels::catalogue);
        engine = settings.buildProcessEngine();
    }

    @AfterAll
    static void stop() throws IOException {
        engine.close();
        database.close();
        LoggingSystem.get(GeneratedModelsTests.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }

    static IntStream models() {
        return IntStream.rangeClosed(1, MODELS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aLegitimateModelPassesAndComesToItsEnd(int number) {
        List<ModelFile> release = new ArrayList<>(ModelGenerator.release(number));
        release.addAll(GoodModels.all().stream()
                .filter(file -> !file.name().equals("goodProcess.bpmn"))
                .toList());
        assertThat(ModelRules.forFiles(GoodModels.catalogue()).check(release))
                .allSatisfy(
                        file -> assertThat(file).as(file.findings().toString()).matches(CheckedFile::ok));
        current = "g-" + number;
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name(current);
        release.forEach(file ->
                deployment.addInputStream(file.name(), new ByteArrayInputStream(VersionTag.into(file, current))));
        String definition = deployment.deployWithResult().getDeployedProcessDefinitions().stream()
                .filter(process -> process.getKey().startsWith("made"))
                .map(ProcessDefinition::getId)
                .findFirst()
                .orElseThrow();

        engine.getRuntimeService().startProcessInstanceById(definition, "a key");

        Random random = new Random(number);
        int steps = 0;
        while (engine.getRuntimeService().createProcessInstanceQuery().count() > 0 && steps < MOST_STEPS) {
            assertThat(step(random, steps)).as("somebody can go on").isTrue();
            steps++;
        }
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
        assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
    }

    /** One task is answered, or one time comes. */
    private static boolean step(Random random, int steps) {
        List<Task> tasks = engine.getTaskService().createTaskQuery().list();
        List<Job> jobs = engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
        if (!jobs.isEmpty() && (tasks.isEmpty() || random.nextInt(3) == 0)) {
            engine.getManagementService()
                    .executeJob(jobs.get(random.nextInt(jobs.size())).getId());
        } else if (!tasks.isEmpty()) {
            Task task = tasks.get(random.nextInt(tasks.size()));
            boolean again = steps < 50 && random.nextInt(4) == 0;
            Map<String, Object> answers = new HashMap<>();
            answers.put(task.getTaskDefinitionKey() + "Decision", again ? ModelGenerator.AGAIN : "done");
            answers.put(task.getTaskDefinitionKey() + "Count", random.nextInt(10));
            engine.getTaskService().complete(task.getId(), answers);
        }
        return !jobs.isEmpty() || !tasks.isEmpty();
    }
}
