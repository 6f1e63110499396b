package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.UUID;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** What somebody might try who is signed in and curious; the matrix of rights asks the rest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersTests extends ProductTest {

    private static final Grant SCHOOL_HEAD = ActingAs.here(Role.FOCAL_PERSON);
    private static final Grant HEALTH_CENTRE = new Grant(Role.FOCAL_PERSON, "120802", "120802-HC-01");
    private static final Grant FACILITATOR = ActingAs.here(Role.CAF);

    @Autowired
    MockMvc mvc;

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
    void oneProviderKnowsNothingOfTheTasksOfAnother() throws Exception {
        UUID task = year.task("enterI4c", "120802-PS-01");
        mvc.perform(get("/tasks/" + task).with(ActingAs.signedIn(SCHOOL_HEAD))).andExpect(status().isOk());
        mvc.perform(get("/tasks/" + task).with(ActingAs.signedIn(HEALTH_CENTRE)))
                .andExpect(status().isNotFound());
        for (String act : new String[] {"", "/claim", "/release"}) {
            mvc.perform(post("/tasks/" + task + act)
                            .param("_draft", "form")
                            .with(csrf())
                            .with(ActingAs.signedIn(HEALTH_CENTRE)))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(get("/tasks")
                        .param("tab", "area")
                        .param("provider", "120802-PS-01")
                        .with(ActingAs.signedIn(HEALTH_CENTRE)))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString(task.toString()))));
    }

    /** The school gets the medians; the words of its citizens and who they were stay with those who facilitated. */
    @Test
    void theProviderDoesNotReadWhatItsCitizensAnswered() throws Exception {
        year.andTakeBack(() -> {
            UUID scored = year.scored("120802-PS-01", "the head teacher is never there");
            mvc.perform(get("/tasks/" + scored).with(ActingAs.signedIn(FACILITATOR)))
                    .andExpect(content().string(Matchers.containsString("never there")));
            mvc.perform(get("/tasks/" + scored).with(ActingAs.signedIn(SCHOOL_HEAD)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.not(Matchers.containsString("never there"))));
        });
    }

    @Test
    void whoGivesBackATaskOfSomebodyElseIsToldWhoHasIt() throws Exception {
        year.andTakeBack(() -> {
            UUID task = year.task();
            year.assign(task, ActingAs.actor(ActingAs.here(Role.OMBUDSMAN)));
            mvc.perform(post("/tasks/" + task + "/release").with(csrf()).with(ActingAs.signedIn(FACILITATOR)))
                    .andExpect(status().isFound())
                    .andExpect(flash().attribute("message", "taskPage.taken"));
            assertThat(year.holder(task)).isEqualTo("ombudsman of 1208");
        });
    }

    @Test
    void anExcuseNamesAStageOrAProvider() throws Exception {
        year.andTakeBack(() -> {
            long before = year.writes();
            mvc.perform(post("/cycles/" + YearOfTuekThla.KEY + "/excuse")
                            .param("reason", "flood")
                            .with(csrf())
                            .with(ActingAs.signedIn(ActingAs.here(Role.DMK_GROUP))))
                    .andExpect(status().isUnprocessableContent());
            assertThat(year.writes()).isEqualTo(before);
        });
    }

    @Test
    void withoutItsTokenNoFormHasAnEffect() throws Exception {
        year.andTakeBack(() -> {
            long before = year.writes();
            mvc.perform(post("/tasks/" + year.task() + "/claim").with(ActingAs.signedIn(FACILITATOR)))
                    .andExpect(status().isForbidden());
            assertThat(year.writes()).isEqualTo(before);
        });
    }

    @Test
    void nobodyAdministersPartOfTheNation() {
        assertThatThrownBy(() -> new Grant(Role.NCDDS_ADMIN, "12")).hasMessageContaining("nation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tasks/00000000-0000-0000-0000-000000000000",
                "/tasks/1",
                "/tasks/%27%20or%201=1",
                "/cycles/2061-120899",
                "/cycles/2061-12",
                "/cycles/%25",
                "/areas/1208021",
                "/areas/120899",
                "/areas/%25",
                "/processes/stageDeadlines",
                "/processes/enterI4c.form",
                "/processes/..%2f..%2fapplication.properties",
                "/processes/..%5capplication",
                "/processes/%2e%2e/application",
                "/processes/communeCycle.bpmn.bpmn",
                "/processes/..;/audit",
                "/processes/communeCycle/../../audit",
                "/assets/..%2f..%2fmessages_km.properties",
                "/assets/../application.properties",
                "/assets/%2e%2e/audit",
                "/assets/audit",
                "/application.properties",
                "/messages_km.properties",
                "/db/migration/V1__access.sql",
                "/forms/enterI4c.form",
                "/templates/layout.html",
                "/static/app.css",
                "/kh/isaf/Application.class",
                "/META-INF/spring.factories",
                "/actuator/env",
                "/engine-rest/task",
                "/camunda/",
                "/years/1",
                "/years/2061/start",
                "/audit.js",
                "//audit",
                "/audit/",
                "/login",
            })
    void noGuessedAddressAnswersWithAnything(String address) throws Exception {
        int answer = mvc.perform(get(URI.create("http://localhost" + address))
                        .with(ActingAs.signedIn(ActingAs.here(Role.READER))))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(answer).isIn(400, 403, 404, 405);
    }
}
