package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.ActingPerson;
import kh.isaf.people.Languages;
import kh.isaf.people.NewPerson;
import kh.isaf.people.People;
import kh.isaf.people.PostsChanged;
import kh.isaf.people.Sex;
import kh.isaf.worklist.HasPostThere;
import kh.isaf.worklist.WorkItems;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A facilitator who teaches at a school has no part in its scorecard, whatever he or she tries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConflictOfInterestTests extends ProductTest {

    private static final String SCHOOL = "120802-PS-01";
    private static final Grant FACILITATOR = new Grant(Role.CAF, "120802");
    private static final Actor SYSTEM = Actor.system("test");

    @Autowired
    MockMvc mvc;

    @Autowired
    WorkItems workItems;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    ApplicationEventPublisher events;

    YearOfTuekThla year;

    @BeforeAll
    void startTheYear(@Autowired AutowireCapableBeanFactory beans) {
        year = beans.createBean(YearOfTuekThla.class);
        year.start();
    }

    @AfterAll
    void takeTheYearBack() {
        year.takeBack();
    }

    @Test
    void aTeacherDoesNotFacilitateTheOwnSchoolByPageNorByHand() throws Exception {
        year.andTakeBack(() -> {
            UUID task = taskOf("scorecard");
            Actor teacher = facilitator(Set.of(SCHOOL));
            mvc.perform(get("/tasks/" + task).with(signedIn(teacher)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("អ្នកមានតួនាទីនៅអង្គភាពនេះ")))
                    .andExpect(content().string(not(containsString("/claim"))))
                    .andExpect(content().string(not(containsString("task-form"))));
            long before = year.writes();
            for (String act : List.of("", "/claim", "/release")) {
                mvc.perform(post("/tasks/" + task + act)
                                .param("_submit", "form")
                                .with(csrf())
                                .with(signedIn(teacher)))
                        .andExpect(status().isForbidden())
                        .andExpect(request().attribute("sentence", containsString("អ្នកមានតួនាទីនៅអង្គភាពនេះ")));
            }
            assertThat(year.writes()).isEqualTo(before);
        });
    }

    @Test
    void theListOffersItToTheOthersOnly() throws Exception {
        year.andTakeBack(() -> {
            String claim = "/tasks/" + taskOf("scorecard") + "/claim";
            for (String tab : List.of("groups", "area")) {
                mvc.perform(list(tab).with(signedIn(facilitator(Set.of(SCHOOL)))))
                        .andExpect(status().isOk())
                        .andExpect(content().string(not(containsString(claim))));
                mvc.perform(list(tab).with(signedIn(facilitator(Set.of("120802-PS-02")))))
                        .andExpect(content().string(containsString(claim)));
            }
        });
    }

    @Test
    void theHeadOfTheSchoolAssessesItButAFacilitatorWithAPostThereDoesNot() throws Exception {
        year.andTakeBack(() -> {
            UUID task = taskOf("selfAssessment");
            Actor head = new Actor(
                    UUID.randomUUID(), "head", Set.of(new Grant(Role.FOCAL_PERSON, "120802", SCHOOL)), Set.of(SCHOOL));
            year.offer(task, new Grant(Role.FOCAL_PERSON, "120802", SCHOOL));
            mvc.perform(post("/tasks/" + task + "/claim").with(csrf()).with(signedIn(head)))
                    .andExpect(status().isFound());
            assertThat(year.holder(task)).isEqualTo("head");
            year.offer(task, FACILITATOR);
            mvc.perform(list("groups").with(signedIn(facilitator(Set.of(SCHOOL)))))
                    .andExpect(content().string(not(containsString(task.toString()))));
            mvc.perform(post("/tasks/" + task + "/claim").with(csrf()).with(signedIn(facilitator(Set.of(SCHOOL)))))
                    .andExpect(status().isForbidden());
        });
    }

    @Test
    void aPostFoundOutAfterTheTaskWasTakenGivesItBackToTheGroup() {
        year.andTakeBack(() -> {
            UUID task = taskOf("scorecard");
            UUID teacher = registered();
            year.assign(task, people.actor(teacher));
            hire(teacher);
            events.publishEvent(new PostsChanged(SYSTEM, List.of(teacher)));
            assertThat(jdbc.sql("select count(*) from work_item where id = ? and assignee_id is null")
                            .param(task)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        });
    }

    /** A post that was recorded with a later first day has no event on that day. */
    @Test
    void aClaimThatBecameVoidKeepsNobodyElseAway() {
        year.andTakeBack(() -> {
            UUID task = taskOf("scorecard");
            UUID teacher = registered();
            year.assign(task, people.actor(teacher));
            hire(teacher);
            Actor colleague = facilitator(Set.of());
            assertThat(workItems.visible(task, colleague).assigneeId()).isNull();
            workItems.claim(task, colleague);
            assertThat(year.holder(task)).isEqualTo(colleague.name());
            assertThatThrownBy(() -> workItems.forDoing(task, people.actor(teacher)))
                    .isInstanceOf(HasPostThere.class);
        });
    }

    private UUID registered() {
        return people.register(
                SYSTEM,
                new NewPerson(
                        "គ្រូ",
                        "Teacher",
                        null,
                        Sex.FEMALE,
                        "km",
                        null,
                        List.of(FACILITATOR),
                        LocalDate.of(2020, 1, 1)));
    }

    private void hire(UUID person) {
        jdbc.sql("insert into post (person_id, provider_code, title, valid_from) values (?, ?, 'teacher', ?)")
                .params(person, SCHOOL, LocalDate.now(clock))
                .update();
    }

    /** A task that facilitators may take, made one of a stage of the school. */
    private UUID taskOf(String stage) {
        UUID task = year.task();
        jdbc.sql("update work_item set stage = ?, provider_code = ? where id = ?")
                .params(stage, SCHOOL, task)
                .update();
        year.offer(task, FACILITATOR);
        return task;
    }

    private static Actor facilitator(Set<String> posts) {
        return new Actor(UUID.randomUUID(), "CAF", Set.of(FACILITATOR), posts);
    }

    private static MockHttpServletRequestBuilder list(String tab) {
        return get("/tasks").param("tab", tab).param("provider", SCHOOL);
    }

    private static RequestPostProcessor signedIn(Actor actor) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                new ActingPerson(actor, Languages.KHMER, true), null, List.of()));
    }
}
