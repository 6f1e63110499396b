package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.Role;
import kh.isaf.people.ActingPerson;
import kh.isaf.territory.ProviderKind;
import kh.isaf.workflow.TaskDesk;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.model.VersionTag;
import kh.isaf.workflow.render.FieldError;
import kh.isaf.workflow.render.FormPost;
import kh.isaf.worklist.Redating;
import kh.isaf.worklist.WorkItem;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** Each ready block does its work in a model that somebody makes of them. */
class ReadyBlocksTests extends ProcessTest {

    private static final String TAG = "r-blocks";
    private static final LocalDate OPENED = LocalDate.of(YEAR, 2, 15);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TransactionOperations transactions;

    private Commune commune;
    private Townspeople people;

    @BeforeEach
    void aCommuneRunsOnAReleaseOfBlocks() {
        if (engine.getRepositoryService()
                        .createDeploymentQuery()
                        .deploymentName(TAG)
                        .count()
                == 0) {
            deploy();
        }
        commune = communes.laidOut(communes.ruralIn("67", ProviderKind.HEALTH_CENTRE, ProviderKind.PRIMARY_SCHOOL));
        people = new Townspeople(beans, commune);
        Ladder.in(jdbc, commune);
        jdbc.sql("update area_cycle set release = ? where cycle_key = ?")
                .params(TAG, commune.key())
                .update();
    }

    @Test
    void aTaskIsDueByItsOwnDaysAndNoCalendarChangeUndoesThat() {
        stageIsDue(LocalDate.of(YEAR, 3, 29));
        begin();
        assertThat(open("publishPhoto").dueOn()).isEqualTo(after(OPENED, 5));
        assertThat(open("publishPhoto").dueOn()).isBefore(LocalDate.of(YEAR, 3, 29));

        beans.getBean(Redating.class).alignUntold();
        assertThat(open("publishPhoto").dueOn()).isEqualTo(after(OPENED, 5));

        putOff(3);
        assertThat(open("publishPhoto").dueOn()).isEqualTo(after(OPENED, 8));
    }

    @Test
    void aTaskIsDueWithItsStageAtTheLatestUnlessThatIsOver() {
        stageIsDue(OPENED.plusDays(1));
        ProcessInstance process = begin();
        assertThat(open("publishPhoto").dueOn()).isEqualTo(after(OPENED, 1));

        engine.getRuntimeService().deleteProcessInstance(process.getId(), "again");
        stageIsDue(OPENED.minusDays(10));
        begin();
        assertThat(open("publishPhoto").dueOn()).isEqualTo(after(OPENED, 5));
        putOff(2);
        assertThat(open("publishPhoto").dueOn()).isEqualTo(after(OPENED, 7));
    }

    @Test
    void escalateHasItFollowedUpBeforeItIsLate() {
        stageIsDue(LocalDate.of(YEAR, 6, 28));
        begin();
        itIs(OPENED.plusDays(4));
        jobs.run(commune);

        WorkItem late = open("publishPhoto");
        assertThat(late.dueOn()).isAfter(OPENED.plusDays(4));
        assertThat(open("followUpDistrict").chases()).isEqualTo(late.id());

        Ladder.sweep(this, commune);
        assertThat(waiting(commune)).as("nor is it ended as not late").contains("followUpDistrict");

        does("publishPhoto", null, post());
        assertThat(waiting(commune)).doesNotContain("followUpDistrict");
    }

    @Test
    void moreTimeEndsAnEarlyFollowUp() {
        stageIsDue(LocalDate.of(YEAR, 6, 28));
        begin();
        itIs(OPENED.plusDays(4));
        jobs.run(commune);
        putOff(2);
        Ladder.sweep(this, commune);
        assertThat(waiting(commune)).containsExactly("publishPhoto");
    }

    @Test
    void remindTellsEachFocalPersonOnce() {
        for (String provider : commune.providers()) {
            jdbc.sql("update person set email = ?, language = 'en' where id = ?")
                    .params(
                            provider.toLowerCase(Locale.ROOT) + "@example.org",
                            people.focalPersonOf(provider).personId())
                    .update();
        }
        begin();
        does("publishPhoto", null, post());
        assertThat(told()).hasSize(2).allSatisfy(text -> assertThat(text)
                .startsWith("The photo is up. Tell the parents.")
                .contains("Place, " + YEAR));
        jobs.run(commune);
        assertThat(told()).hasSize(2);
    }

    @Test
    void aCommitteeWithoutQuorumApprovesNothingAndMaySendItBack() {
        begin();
        does("publishPhoto", null, post());
        WorkItem approve = open("approvePhoto");
        assertThat(errors(approve, meeting(9, 2, 2, "approve"))).singleElement().satisfies(error -> {
            assertThat(error.path()).isEqualTo("presentWomen");
            assertThat(error.messageKey()).isEqualTo("form.error.quorum");
            assertThat(error.args()).containsExactly("9");
        });
        assertThat(errors(approve, meeting(9, 5, 5, "approve")))
                .extracting(FieldError::messageKey)
                .containsExactly("form.error.morePresent");
        assertThat(errors(approve, meeting(9, 3, 2, "approve"))).isEmpty();

        Map<String, Object> back = meeting(9, 3, 2, "return");
        back.put("reason", "It cannot be read");
        does("approvePhoto", null, back);
        assertThat(waiting(commune)).containsExactly("publishPhoto");
    }

    @Test
    void itWaitsForAllProvidersAndThenIsPrinted() throws Exception {
        ProcessInstance process = begin();
        does("publishPhoto", null, post());
        does("approvePhoto", null, meeting(9, 3, 2, "approve"));
        assertThat(waiting(commune)).containsExactly("askProvider", "askProvider");
        WorkItem asked = desk.open(commune, "askProvider", commune.provider(0));
        assertThat(desk.candidates(asked))
                .allMatch(candidate -> candidate.role() == Role.FOCAL_PERSON
                        && candidate.scope().equals(commune.provider(0)));
        assertThat(errors(asked, Map.of("answered", "no")))
                .extracting(FieldError::path)
                .containsExactly("reason");

        does("askProvider", commune.provider(0), Map.of("answered", "yes", "answer", "Since Monday"));
        assertThat(waiting(commune)).containsExactly("askProvider");
        does("askProvider", commune.provider(1), Map.of("answered", "no", "reason", "Nobody knows"));
        assertThat(waiting(commune)).containsExactly("printPhoto");
        assertThat(beans.getBean(TaskDesk.class).form(open("printPhoto")).sheet())
                .contains("stage");
        String page = mvc.perform(get("/tasks/{id}", open("printPhoto").id())
                        .with(authentication(UsernamePasswordAuthenticationToken.authenticated(
                                new ActingPerson(people.the(Role.CLERK), Locale.ENGLISH, true),
                                null,
                                List.of(new SimpleGrantedAuthority("ROLE_CLERK"))))))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("/cycles/" + commune.key() + "/i4c", "The information to print");
        does("printPhoto", null, Map.of("printedOn", LocalDate.now(clock), "copies", 3));
        assertThat(process).isEnded();
    }

    private ProcessInstance begin() {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("photoPosted")
                .versionTag(TAG)
                .singleResult()
                .getId();
        ProcessInstance process = engine.getRuntimeService().startProcessInstanceById(definition, commune.key());
        jobs.run(commune);
        return process;
    }

    private WorkItem open(String task) {
        return desk.open(commune, task, null);
    }

    private void does(String task, @Nullable String provider, Map<String, Object> answers) {
        WorkItem item = desk.open(commune, task, provider);
        FormPost post = post(item, answers);
        assertThat(post.errors()).isEmpty();
        beans.getBean(TaskDesk.class).submit(item.id(), UUID.randomUUID(), post.values(), desk.candidate(item));
        jobs.run(commune);
    }

    private List<FieldError> errors(WorkItem item, Map<String, Object> answers) {
        return post(item, answers).errors();
    }

    private FormPost post(WorkItem item, Map<String, Object> answers) {
        return FormPost.of(beans.getBean(TaskDesk.class).form(item), answers, Map.of(), LocalDate.now(clock));
    }

    private Map<String, Object> post() {
        return Map.of("postedOn", LocalDate.now(clock), "place", "Pagoda", "seenBy", "Villagers", "copies", 1);
    }

    private Map<String, Object> meeting(int members, int women, int men, String decision) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("heldOn", LocalDate.now(clock));
        answers.put("members", members);
        answers.put("presentWomen", women);
        answers.put("presentMen", men);
        answers.put("decision", decision);
        return answers;
    }

    private List<String> told() {
        return jdbc.sql("""
                select body from outbound_message where reason like 'told/step/%' and person_id in (
                    select person_id from role_assignment where provider_code = any(?)) order by body""")
                .param(commune.providers().toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private void stageIsDue(LocalDate day) {
        jdbc.sql(
                        "update stage_progress set nominal_due_on = ?, due_on = ? where cycle_key = ? and stage = 'dissemination'")
                .params(day, day, commune.key())
                .update();
    }

    /** As a postponement of the stage in this commune does, but telling nobody of it. */
    private void putOff(int workingDays) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                    insert into postponement (id, year, stage, area_code, reach, working_days, reason, set_at, set_by_id,
                        set_by_name)
                    values (?, ?, 'dissemination', ?, 'ALL', ?, 'flood', ?, ?, 'test')""")
                    .params(
                            UUID.randomUUID(),
                            YEAR,
                            commune.code(),
                            workingDays,
                            OffsetDateTime.now(clock),
                            UUID.randomUUID())
                    .update();
            beans.getBean(Redating.class).alignUntold();
        });
    }

    private static LocalDate after(LocalDate day, int workingDays) {
        LocalDate later = day;
        for (int left = workingDays; left > 0; ) {
            later = later.plusDays(1);
            left -= later.getDayOfWeek().getValue() < 6 ? 1 : 0;
        }
        return later;
    }

    private void deploy() {
        BlockModel photo = new BlockModel("photoPosted", "dissemination");
        photo.task("publishPhoto", "clerk", "dueDays", "5");
        photo.boundary("threeDays", "publishPhoto", "P3D");
        photo.action("goUp", "escalateNow");
        photo.end("upEnd");
        photo.flow("threeDays", "goUp").flow("goUp", "upEnd");
        photo.action(
                "tellParents",
                "remindNow",
                "role",
                "focalPerson",
                "message",
                "រូបថតត្រូវបានបិទផ្សាយ។",
                "messageEn",
                "The photo is up. Tell the parents.");
        photo.task("approvePhoto", "committee");
        photo.question("photoApproved", "approvedToAsk");
        photo.each("askAll", "photoAsked");
        photo.task("printPhoto", "clerk");
        photo.end("end");
        photo.flow("start", "publishPhoto")
                .flow("publishPhoto", "tellParents")
                .flow("tellParents", "approvePhoto")
                .flow("approvePhoto", "photoApproved")
                .way("photoReturned", "photoApproved", "publishPhoto", "${decision == 'return'}")
                .way("approvedToAsk", "photoApproved", "askAll", null)
                .flow("askAll", "printPhoto")
                .flow("printPhoto", "end");
        BlockModel asked = new BlockModel("photoAsked", "i4cPreparation");
        asked.task("askProvider", "focalPerson").end("end");
        asked.flow("start", "askProvider").flow("askProvider", "end");

        var deployment = engine.getRepositoryService().createDeployment().name(TAG);
        for (ModelFile file : List.of(
                photo.file(),
                asked.file(),
                form("publishPhoto", "post"),
                form("approvePhoto", "approve"),
                form("askProvider", "ask"),
                form("printPhoto", "print"))) {
            deployment.addInputStream(file.name(), new ByteArrayInputStream(VersionTag.into(file, TAG)));
        }
        deployment.deploy();
    }

    private static ModelFile form(String task, String sample) {
        try (InputStream in = ReadyBlocksTests.class.getResourceAsStream("/blocks/" + sample + ".form")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new ModelFile(
                    task + ".form",
                    text.replace("\"id\": \"" + sample + "\"", "\"id\": \"" + task + "\"")
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
