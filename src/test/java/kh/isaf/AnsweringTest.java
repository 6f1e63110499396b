package kh.isaf;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.people.Languages;
import kh.isaf.territory.ProviderKind;
import kh.isaf.workflow.Correction;
import kh.isaf.workflow.Corrections;
import kh.isaf.workflow.TaskDesk;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.figures.DoubtfulFigures;
import kh.isaf.workflow.figures.Hit;
import kh.isaf.workflow.process.Commune;
import kh.isaf.workflow.process.Communes;
import kh.isaf.workflow.process.Desk;
import kh.isaf.workflow.process.Diligence;
import kh.isaf.workflow.render.FormPost;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.worklist.WorkItem;
import org.camunda.bpm.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A made-up commune with a school, whose facilitator and head fill in forms, in the code and on the pages. */
abstract class AnsweringTest extends ProductTest {

    static final int YEAR = 2043;
    static final LocalDate TODAY = LocalDate.of(YEAR, 6, 15);

    @Autowired
    BeanFactory beans;

    @Autowired
    TaskDesk taskDesk;

    @Autowired
    Corrections corrections;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    Locale language = Languages.KHMER;

    Desk desk;
    Commune commune;
    String school;
    Grant caf;
    Grant head;
    private Duration offset;

    @BeforeEach
    void aCommuneWithASchool() {
        offset = clock.offset();
        itIs(TODAY);
        desk = new Desk(beans);
        Communes communes = new Communes(beans, YEAR);
        commune = communes.laidOut(communes.rural(ProviderKind.PRIMARY_SCHOOL));
        school = commune.providers().get(0);
        caf = new Grant(Role.CAF, commune.code());
        head = new Grant(Role.FOCAL_PERSON, commune.code(), school);
    }

    @AfterEach
    void theClockIsPutBack() {
        clock.moveTo(java.time.Clock.systemUTC().instant().plus(offset));
    }

    void itIs(LocalDate day) {
        clock.moveTo(day.atTime(LocalTime.of(8, 0)).atZone(clock.getZone()).toInstant());
    }

    /** Starts the model of one stage, of the school or of the commune. */
    void start(String model, boolean ofSchool) {
        ProcessEngine engine = beans.getBean(ProcessEngine.class);
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .versionTag(beans.getBean(Releases.class).current())
                .singleResult()
                .getId();
        Map<String, Object> variables = ofSchool ? Map.of("provider", school) : Map.of();
        engine.getRuntimeService().startProcessInstanceById(definition, commune.key(), variables);
    }

    WorkItem open(String task) {
        return desk.open(commune, task, null);
    }

    /** Does the one open task of this name diligently, but with these answers. */
    WorkItem done(Grant by, String task, Map<String, Object> answers) {
        WorkItem item = open(task);
        desk.does(ActingAs.actor(by), item, answers);
        return again(item);
    }

    WorkItem again(WorkItem item) {
        return desk.items(commune).stream()
                .filter(each -> each.id().equals(item.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Corrects with a reason; a warning about figures gets one too. */
    void correct(Actor actor, WorkItem item, UUID key, int version, Map<String, Object> changes) {
        Map<String, Object> answers =
                new HashMap<>(taskDesk.answers(item, actor).get(0).answers());
        FormSchema schema = taskDesk.form(item);
        FormPost post = FormPost.of(schema, Diligence.with(answers, changes), taskDesk.open(item), TODAY);
        if (!post.accepted()) {
            throw new AssertionError(String.valueOf(post.errors()));
        }
        try {
            corrections.correct(item.id(), key, new Correction(version, post.values(), Map.of(), "Miscounted"), actor);
        } catch (DoubtfulFigures doubtful) {
            Map<String, String> reasons =
                    doubtful.warnings().stream().collect(Collectors.toMap(Hit::key, hit -> "Counted twice"));
            corrections.correct(item.id(), key, new Correction(version, post.values(), reasons, "Miscounted"), actor);
        }
    }

    void correct(Grant by, WorkItem item, int version, Map<String, Object> changes) {
        correct(ActingAs.actor(by), item, UUID.randomUUID(), version, changes);
    }

    ResultActions get(Grant by, String address) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(address).with(ActingAs.signedIn(by, language)));
    }

    ResultActions post(Grant by, String address, Map<String, String> parameters) throws Exception {
        var request = MockMvcRequestBuilders.post(address)
                .with(ActingAs.signedIn(by, language))
                .with(csrf());
        parameters.forEach(request::param);
        return mvc.perform(request);
    }

    @Nullable
    Object column(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query().singleValue();
    }
}
