package kh.isaf.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** What nobody has a reason to refuse passes the rules, gets into the engine, and comes to its end whatever is answered. */
class GeneratedModelsTests {

    private static final int MODELS = 110;
    private static final int MOST_STEPS = 2000;
    private static final String RELEASE = "generated";
    private static final Map<String, Object> VALUES =
            Map.of("monthOpens", new Date(0), "providers", List.of("120802-PS-01", "120802-HC-01"), "sector", "health");

    private static EmbeddedPostgres database;
    /** The engine takes one for each command; a new one each time would cost more than the command. */
    private static HikariDataSource connections;

    private static ProcessEngine engine;

    private record Computed(String name) implements ComputedName {

        @Override
        public @Nullable Object value(VariableScope scope) {
            return name.equals("release") ? RELEASE : VALUES.getOrDefault(name, "a key");
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
        connections = new HikariDataSource();
        connections.setDataSource(database.getPostgresDatabase());
        ProcessEngineConfigurationImpl settings = new StandaloneProcessEngineConfiguration();
        settings.setDataSource(connections);
        EngineSettings.apply(settings, List.of());
        settings.setEnableDefaultDbHistoryEventHandler(false);
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
        connections.close();
        database.close();
        LoggingSystem.get(GeneratedModelsTests.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }

    static IntStream models() {
        return IntStream.rangeClosed(1, MODELS);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aLegitimateModelPassesTheRules(int number) {
        assertThat(ModelRules.forFiles(GoodModels.catalogue()).check(release(number)))
                .allSatisfy(
                        file -> assertThat(file).as(file.findings().toString()).matches(CheckedFile::ok));
    }

    /** All of them at once, as areas run side by side: one deployment, and in each round every case takes one step. */
    @Test
    void allGetIntoTheEngineAndComeToTheirEnd() {
        Map<String, ModelFile> files = new TreeMap<>();
        models().forEach(number -> release(number).forEach(file -> files.put(file.name(), file)));
        DeploymentBuilder deployment =
                engine.getRepositoryService().createDeployment().name(RELEASE);
        files.values()
                .forEach(file -> deployment.addInputStream(
                        file.name(), new ByteArrayInputStream(VersionTag.into(file, RELEASE))));
        List<ProcessDefinition> made = deployment.deployWithResult().getDeployedProcessDefinitions().stream()
                .filter(process -> process.getKey().startsWith("made"))
                .toList();
        assertThat(made).hasSize(MODELS);

        Map<String, Case> running = new LinkedHashMap<>();
        for (ProcessDefinition process : made) {
            int number = Integer.parseInt(process.getKey().substring("made".length()));
            String id = engine.getRuntimeService()
                    .startProcessInstanceById(process.getId(), "a key")
                    .getId();
            running.put(id, new Case(process.getKey(), new Random(number)));
        }
        for (int round = 0; !running.isEmpty() && round < MOST_STEPS; round++) {
            step(running, round);
        }

        assertThat(running).isEmpty();
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isZero();
        assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
    }

    /** A model with what it calls and asks. */
    private static List<ModelFile> release(int number) {
        List<ModelFile> release = new ArrayList<>(ModelGenerator.release(number));
        GoodModels.all().stream()
                .filter(file -> !file.name().equals("goodProcess.bpmn"))
                .forEach(release::add);
        return release;
    }

    /** One model on its way, and what is answered there. */
    private record Case(String model, Random random) {}

    /** In each case one task is answered, or one time comes; those that have ended are let go. */
    private static void step(Map<String, Case> running, int round) {
        Map<String, String> roots = new HashMap<>();
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .list()
                .forEach(instance -> roots.put(instance.getId(), instance.getRootProcessInstanceId()));
        running.keySet().retainAll(roots.values());
        Map<String, List<Task>> tasks = engine.getTaskService().createTaskQuery().list().stream()
                .collect(Collectors.groupingBy(task -> root(roots, task.getProcessInstanceId())));
        Map<String, List<Job>> jobs = engine.getManagementService().createJobQuery().list().stream()
                .filter(job -> job.getProcessInstanceId() != null)
                .collect(Collectors.groupingBy(job -> root(roots, job.getProcessInstanceId())));
        running.forEach((id, one) -> assertThat(
                        step(tasks.getOrDefault(id, List.of()), jobs.getOrDefault(id, List.of()), one.random(), round))
                .as("somebody can go on in " + one.model())
                .isTrue());
    }

    private static String root(Map<String, String> roots, String instance) {
        return Objects.requireNonNull(roots.get(instance), instance);
    }

    private static boolean step(List<Task> tasks, List<Job> jobs, Random random, int round) {
        if (!jobs.isEmpty() && (tasks.isEmpty() || random.nextInt(3) == 0)) {
            engine.getManagementService()
                    .executeJob(jobs.get(random.nextInt(jobs.size())).getId());
        } else if (!tasks.isEmpty()) {
            Task task = tasks.get(random.nextInt(tasks.size()));
            boolean again = round < 50 && random.nextInt(4) == 0;
            Map<String, Object> answers = new HashMap<>();
            answers.put(task.getTaskDefinitionKey() + "Decision", again ? ModelGenerator.AGAIN : "done");
            answers.put(task.getTaskDefinitionKey() + "Count", random.nextInt(10));
            engine.getTaskService().complete(task.getId(), answers);
        }
        return !jobs.isEmpty() || !tasks.isEmpty();
    }
}
