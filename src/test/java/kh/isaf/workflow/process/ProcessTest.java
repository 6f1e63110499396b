package kh.isaf.workflow.process;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.ProductTest;
import kh.isaf.cycle.AreaCycle;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.Stage;
import kh.isaf.workflow.Excuses;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.worklist.WorkItem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A test of processes: a made-up commune, its tasks and its jobs; the clock stands in its year and is put back after. */
abstract class ProcessTest extends ProductTest {

    static final int YEAR = 2041;

    /** No stage has more tasks after each other than this. */
    private static final int MOST_ROUNDS = 15;

    @Autowired
    ProcessEngine engine;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    Communes communes;
    Desk desk;
    DueJobs jobs;
    private BeanFactory beans;
    private Duration offset;

    @Autowired
    void beans(BeanFactory beans) {
        this.beans = beans;
        communes = new Communes(beans, YEAR);
        desk = new Desk(beans);
        jobs = new DueJobs(beans);
    }

    @BeforeEach
    void theYearHasBegun() {
        AbstractAssertions.init(engine);
        offset = clock.offset();
        itIs(LocalDate.of(YEAR, 2, 15));
    }

    @AfterEach
    void theClockIsPutBack() {
        clock.moveTo(Clock.systemUTC().instant().plus(offset));
    }

    void itIs(LocalDate day) {
        clock.moveTo(day.atTime(LocalTime.of(8, 0)).atZone(clock.getZone()).toInstant());
    }

    /** Starts the model of one stage, or of one service, in a commune whose year is laid out. */
    ProcessInstance start(String model, Commune commune, @Nullable String provider) {
        return start(model, commune, provider == null ? Map.of() : Map.of("provider", provider));
    }

    ProcessInstance start(String model, Commune commune, Map<String, Object> variables) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .versionTag(beans.getBean(Releases.class).current())
                .singleResult()
                .getId();
        return engine.getRuntimeService().startProcessInstanceById(definition, commune.key(), new HashMap<>(variables));
    }

    /** The running process of a model in the commune's year, of a service or of the commune. */
    ProcessInstance running(String model, Commune commune, @Nullable String provider) {
        var query = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(commune.key())
                .processDefinitionKey(model);
        return (provider == null ? query : query.variableValueEquals("provider", provider)).singleResult();
    }

    void excuse(Stage stage, Commune commune, @Nullable String provider) {
        beans.getBean(Excuses.class).stage(commune.key(), stage, provider, "flood", Desk.ADMINISTRATOR);
    }

    void excuseProvider(Commune commune, String provider) {
        beans.getBean(Excuses.class).provider(commune.key(), provider, "closed for repair", Desk.ADMINISTRATOR);
    }

    /** Where a stage stands, of a service or of the commune. */
    String progress(Stage stage, Commune commune, @Nullable String provider) {
        return jdbc.sql("select status from stage_progress where cycle_key = ? and stage = ? and provider_code = ?")
                .params(commune.key(), stage.id(), provider == null ? "" : provider)
                .query(String.class)
                .single();
    }

    /** Where the year of the commune stands. */
    AreaCycle.Status status(Commune commune) {
        return beans.getBean(Cycles.class).get(commune.key()).status();
    }

    /** Does the open task of this name diligently. */
    void done(Commune commune, String task, @Nullable String provider) {
        done(commune, task, provider, Map.of());
    }

    /** Does the open task of this name diligently, but with these answers; then what is due runs. */
    void done(Commune commune, String task, @Nullable String provider, Map<String, Object> answers) {
        desk.done(desk.open(commune, task, provider), answers);
        jobs.run(commune);
    }

    /** The tasks there have been, each with where it stands. */
    List<String> tasks(Commune commune) {
        return desk.items(commune).stream()
                .map(item -> item.task() + " " + item.status())
                .toList();
    }

    /** Names of the open tasks. */
    List<String> waiting(Commune commune) {
        return desk.open(commune).stream().map(WorkItem::task).toList();
    }

    /** Does everything there is to do in these stages, until nothing is left of them. */
    void allDone(Commune commune, Stage... stages) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            jobs.run(commune);
            List<WorkItem> todo = desk.open(commune).stream()
                    .filter(item -> List.of(stages).contains(item.stage()))
                    .toList();
            if (todo.isEmpty()) {
                return;
            }
            todo.forEach(item -> desk.done(item, Map.of()));
        }
        throw new AssertionError("there is no end to " + waiting(commune));
    }
}
