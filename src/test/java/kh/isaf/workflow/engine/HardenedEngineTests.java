package kh.isaf.workflow.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import kh.isaf.workflow.model.GoodModels;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The engine without its guard still runs nothing that a model brings along; with it, the model does not get in. */
class HardenedEngineTests {

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final AtomicInteger GOOD_RUNS = new AtomicInteger();

    private static EmbeddedPostgres database;
    private static ProcessEngine open;
    private static ProcessEngine guarded;

    /** What an attacker would like to see run. */
    public static final class Planted implements JavaDelegate, TaskListener {

        public Planted() {
            RUNS.incrementAndGet();
        }

        @Override
        public void execute(DelegateExecution execution) {
            RUNS.incrementAndGet();
        }

        @Override
        public void notify(DelegateTask task) {
            RUNS.incrementAndGet();
        }

        public static String run() {
            return String.valueOf(RUNS.incrementAndGet());
        }
    }

    private record Fixed(String name, Object fixed) implements ComputedName {

        @Override
        public Object value(VariableScope scope) {
            return fixed;
        }
    }

    @BeforeAll
    static void startEngines() throws IOException {
        LoggingSystem.get(HardenedEngineTests.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        database = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
        Flyway.configure()
                .dataSource(database.getPostgresDatabase())
                .javaMigrations(new EngineTables())
                .locations("classpath:no-scripts-here")
                .load()
                .migrate();
        open = engine("open", false);
        guarded = engine("guarded", true);
    }

    @AfterAll
    static void stopEngines() throws IOException {
        open.close();
        guarded.close();
        database.close();
    }

    private static ProcessEngine engine(String name, boolean withGuard) {
        ProcessEngineConfigurationImpl engine = new StandaloneProcessEngineConfiguration();
        engine.setDataSource(database.getPostgresDatabase());
        EngineSettings.apply(engine, List.of());
        engine.setProcessEngineName(name);
        JavaDelegate action = execution -> GOOD_RUNS.incrementAndGet();
        EngineHardening.apply(
                engine,
                new Names(
                        Set.of("doGood"),
                        asked -> action,
                        Set.of("release", "businessKey"),
                        asked -> new Fixed(asked, "computed " + asked)));
        if (withGuard) {
            EngineHardening.guard(engine, GoodModels::catalogue);
        }
        return engine.buildProcessEngine();
    }

    @BeforeEach
    void nothingRanYet() {
        RUNS.set(0);
        GOOD_RUNS.set(0);
    }

    @Test
    void anActionRunsAndAConditionReadsNames() {
        start("""
                <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="a" sourceRef="start" targetRef="choose" />
                <bpmn:exclusiveGateway id="choose" default="c" />
                <bpmn:sequenceFlow id="b" sourceRef="choose" targetRef="act"><bpmn:conditionExpression
                 xsi:type="bpmn:tFormalExpression">${release == 'computed release'}</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="c" sourceRef="choose" targetRef="end" />
                <bpmn:serviceTask id="act" camunda:delegateExpression="${doGood}" />
                <bpmn:sequenceFlow id="d" sourceRef="act" targetRef="end" /><bpmn:endEvent id="end" />
                """, Map.of("release", "a variable does not hide a computed name", "doGood", "nor an action"));

        assertThat(GOOD_RUNS).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:serviceTask id=\"t\" camunda:class=\"PLANTED\" />",
                "<bpmn:serviceTask id=\"t\" camunda:expression=\"${''.getClass().forName('PLANTED')}\" />",
                "<bpmn:serviceTask id=\"t\" camunda:expression=\"${execution.processEngineServices}\" />",
                "<bpmn:serviceTask id=\"t\" camunda:expression=\"${execution}\" />",
                "<bpmn:serviceTask id=\"t\" camunda:expression=\"${task}\" />",
                "<bpmn:serviceTask id=\"t\" camunda:expression=\"${word.bytes}\" />",
                "<bpmn:serviceTask id=\"t\" camunda:expression=\"${now()}\" />",
                "<bpmn:serviceTask id=\"t\" camunda:delegateExpression=\"${word}\" />",
                "<bpmn:serviceTask id=\"t\" camunda:delegateExpression=\"${dataSource}\" />",
                "<bpmn:serviceTask id=\"t\" camunda:type=\"shell\" />",
                "<bpmn:serviceTask id=\"t\" activiti:type=\"shell\" />",
                "<bpmn:serviceTask id=\"t\" camunda:type=\"mail\" />",
                "<bpmn:serviceTask id=\"t\" camunda:type=\"external\" camunda:topic=\"x\" />",
                "<bpmn:sendTask id=\"t\" camunda:class=\"PLANTED\" />",
                "<bpmn:scriptTask id=\"t\" scriptFormat=\"juel\"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>",
                "<bpmn:scriptTask id=\"t\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
                "<bpmn:userTask id=\"t\" name=\"${''.getClass()}\" />",
                "<bpmn:userTask id=\"t\" name=\"#{execution}\" />",
                "<bpmn:userTask id=\"t\" camunda:dueDate=\"${execution.id}\" />",
                "<bpmn:userTask id=\"t\" camunda:formHandlerClass=\"PLANTED\" />",
                "<bpmn:userTask id=\"t\" activiti:formHandlerClass=\"PLANTED\" />",
                "<bpmn:userTask id=\"t\"><bpmn:extensionElements><camunda:taskListener event=\"create\""
                        + " class=\"PLANTED\" /></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"t\"><bpmn:extensionElements><camunda:executionListener event=\"start\""
                        + " class=\"PLANTED\" /></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"t\"><bpmn:extensionElements><camunda:executionListener event=\"start\">"
                        + "<camunda:script scriptFormat=\"juel\">${1}</camunda:script></camunda:executionListener>"
                        + "</bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id=\"t\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter"
                        + " name=\"a\">${execution.id}</camunda:inputParameter></camunda:inputOutput>"
                        + "</bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:callActivity id=\"t\" calledElement=\"${execution.id}\" />",
                "<bpmn:intermediateCatchEvent id=\"t\"><bpmn:timerEventDefinition><bpmn:timeDuration>"
                        + "${execution.id}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
            })
    void theEngineAloneRunsNothingThatAModelBrings(String step) {
        String process = """
                <bpmn:startEvent id="start" /><bpmn:sequenceFlow id="a" sourceRef="start" targetRef="t" />
                %s<bpmn:sequenceFlow id="b" sourceRef="t" targetRef="end" /><bpmn:endEvent id="end" />
                """.formatted(step.replace("PLANTED", Planted.class.getName()));

        assertThatThrownBy(() -> start(process, Map.of("word", "text"))).isInstanceOf(ProcessEngineException.class);
        assertThat(RUNS).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript", "juel", "groovy", "python"})
    void theEngineAloneDecidesInFeelOnly(String language) {
        String table = new String(GoodModels.content("goodDecision.dmn"), UTF_8)
                .replace("expressionLanguage=\"feel\"", "expressionLanguage=\"" + language + "\"");

        assertThatThrownBy(() -> decide(open, table)).isInstanceOf(Exception.class);
    }

    @Test
    void aDecisionInFeelIsMade() {
        String table = new String(GoodModels.content("goodDecision.dmn"), UTF_8);

        assertThat((String) decide(guarded, table).getSingleEntry()).isEqualTo("02-01");
    }

    @Test
    void aQueryThatCarriesAnExpressionIsRefusedInItsOrPartToo() {
        assertThatThrownBy(() -> open.getTaskService()
                        .createTaskQuery()
                        .or()
                        .taskNameLike("a")
                        .taskAssigneeExpression("${release}")
                        .endOr()
                        .list())
                .isInstanceOf(ProcessEngineException.class);
        TaskQueryImpl plain = (TaskQueryImpl)
                open.getTaskService().createTaskQuery().or().taskName("a").endOr();
        assertThat(plain.list()).isEmpty();
    }

    @Test
    void filtersWithStoredQueriesAreNotUsed() {
        assertThatThrownBy(() -> open.getFilterService()
                        .saveFilter(open.getFilterService().newTaskFilter("all")))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void theGuardLetsGoodModelsInAndKeepsWhatItChecked() {
        var deployment = guarded.getRepositoryService().createDeployment();
        GoodModels.all().forEach(file -> deployment.addString(file.name(), new String(file.content(), UTF_8)));

        var deployed = deployment.deployWithResult();

        assertThat(deployed.getDeployedProcessDefinitions()).hasSize(2);
        assertThat(deployed.getDeployedDecisionDefinitions()).hasSize(1);
    }

    @Test
    void theGuardNamesEverythingItRefuses() {
        String bad = new String(GoodModels.content("goodChild.bpmn"), UTF_8)
                .replace("name=\"បញ្ចូល\"", "name=\"${x}\"")
                .replace("\"clerk\"", "\"nobody\"");

        assertThatThrownBy(() -> guarded.getRepositoryService()
                        .createDeployment()
                        .addString("goodChild.bpmn", bad)
                        .deploy())
                .isInstanceOfSatisfying(
                        ModelRefused.class,
                        refused -> assertThat(refused.files().get(0).findings()).hasSizeGreaterThanOrEqualTo(3))
                .hasMessageContaining("goodChild.bpmn:")
                .hasMessageContaining("enterThing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.cmmn", "a.bpmn20.xml", "a.dmn11.xml", "a.js", "a.png"})
    void theGuardLetsOtherKindsOfFilesNotIn(String name) {
        assertThatThrownBy(() -> guarded.getRepositoryService()
                        .createDeployment()
                        .addString(name, "<a/>")
                        .deploy())
                .isInstanceOf(ModelRefused.class);
    }

    private static void start(String steps, Map<String, Object> variables) {
        String process = """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                 xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn"
                 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="x">
                <bpmn:process id="planted" isExecutable="true" camunda:historyTimeToLive="P1D">%s</bpmn:process>
                </bpmn:definitions>
                """.formatted(steps);
        String definition = open.getRepositoryService()
                .createDeployment()
                .addString("planted.bpmn", process)
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
        open.getRuntimeService().startProcessInstanceById(definition, variables);
    }

    private static DmnDecisionTableResult decide(ProcessEngine engine, String table) {
        String id = engine.getRepositoryService()
                .createDeployment()
                .addString("goodDecision.dmn", table)
                .deployWithResult()
                .getDeployedDecisionDefinitions()
                .get(0)
                .getId();
        return engine.getDecisionService()
                .evaluateDecisionTableById(
                        id, Variables.createVariables().putValue("year", 2029).putValue("stage", "scorecard"));
    }
}
