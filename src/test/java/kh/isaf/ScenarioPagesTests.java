package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.Reviews;
import kh.isaf.modelling.scenario.Scenario;
import kh.isaf.modelling.scenario.ScenarioFile;
import kh.isaf.modelling.scenario.Scenarios;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/** Scenarios of a draft are edited and run on pages without script, and stand before its approval. */
@Transactional
class ScenarioPagesTests extends ProductTest {

    private static final Grant NCDDS = new Grant(Role.NCDDS_ADMIN, "");
    private static final Actor AUTHOR = new Actor(new UUID(70, 1), "Author", Set.of(NCDDS));

    @Autowired
    MockMvc mvc;

    @Autowired
    ReleaseDrafts drafts;

    @Autowired
    ReleaseStore store;

    @Autowired
    Reviews reviews;

    @Autowired
    Scenarios scenarios;

    private UUID draft;
    private String address;

    @BeforeEach
    void begun() {
        draft = drafts.begin(AUTHOR);
        address = "/releases/" + draft + "/scenarios";
        drafts.notes(AUTHOR, draft, "ថ្មី", "new");
    }

    @Test
    void aDraftIsHandedInOnlyWhenItsScenariosHold() throws Exception {
        change("scorecard.bpmn", "${scorecardHeld == 'no'}", "${scorecardHeld == 'nein'}");
        assertThatThrownBy(() -> reviews.submit(AUTHOR, draft)).hasMessage("scenario.error.red");
        assertThat(ask(post(address + "/run")).getStatus()).isEqualTo(302);
        assertThat(page(get("/releases/" + draft)))
                .contains("1 of 36 went another way.", address + "#scenario-", "</footer>");
        String page = page(get(address));
        assertThat(page)
                .contains(
                        "1 of 36 went another way.",
                        "went another way at step 3",
                        "The task planScorecard is not open. Open: –.");
        change("scorecard.bpmn", "'nein'", "'no'");
        change("scorecard.bpmn", "nameEn\" value=\"", "nameEn\" value=\"The ");
        assertThat(page(get(address))).contains("The files have changed since the last run.");
        reviews.submit(AUTHOR, draft);
        assertThat(store.get(draft).is(ReleaseState.REVIEW)).isTrue();
        assertThat(page(get("/releases/" + draft))).contains("All 36 hold.");
    }

    @Test
    void aModelWithErrorsIsNotTried() throws Exception {
        change("scorecard.bpmn", "camunda:candidateGroups=\"facilitator\"", "camunda:candidateGroups=\"anybody\"");
        MockHttpServletResponse refused = ask(post(address + "/run"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("scorecard.bpmn");
    }

    @Test
    void aChangedModelNeedsAScenario() throws Exception {
        List<Scenario> others = rows().stream()
                .filter(scenario -> !scenario.model().equals("scorecard"))
                .toList();
        drafts.put(AUTHOR, draft, ReleaseFiles.SCENARIOS, ScenarioFile.write(others));
        change("scorecard.bpmn", "nameEn\" value=\"", "nameEn\" value=\"The ");
        assertThatThrownBy(() -> reviews.submit(AUTHOR, draft)).hasMessage("scenario.error.untried");
        drafts.put(AUTHOR, draft, ReleaseFiles.SCENARIOS, "[{\n\"name\": 1".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> reviews.submit(AUTHOR, draft)).hasMessage("scenario.error.unreadable");
        assertThat(page(get(address))).contains("The file scenarios.json cannot be read, line 2");
    }

    @Test
    void aScenarioIsMadeStepByStep() throws Exception {
        String page = page(get(address + "/edit").param("model", "i4cPreparation"));
        assertThat(page).contains("value=\"i4cPreparation\" selected=\"selected\"");
        page = page(typed(page).param("_add", "0"));
        assertThat(page).contains("s0.do", "value=\"task:checkI4c\"");
        page = page(typed(page)
                .param("rows", "2")
                .param("s0.do", "task:enterI4c")
                .param("s1.do", "task:checkI4c")
                .param("_show", "1"));
        assertThat(page).contains("s1.a.i4cDecision", "value=\"return\"");
        MockHttpServletResponse refused = ask(made(page).param("passed", "nowhere"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("No step or line has the id nowhere.", "value=\"nowhere\"");
        MockHttpServletResponse saved = ask(made(page).param("passed", "i4cReturned"));
        assertThat(saved.getRedirectedUrl()).isEqualTo(address);
        List<Scenario> rows = rows();
        assertThat(rows).hasSize(37);
        assertThat(rows.get(36).when().get(1).answers()).containsEntry("i4cDecision", "return");
        assertThat(rows.get(36).then().open()).containsExactly("enterI4c");
        assertThat(text(ask(made(page).param("passed", "")))).contains("Somebody else has changed the scenarios.");
        assertThat(scenarios.run(AUTHOR, draft).green()).isTrue();
        assertThat(page(get(address + "/coverage").param("model", "i4cPreparation")))
                .contains("Every step and every line is passed by a scenario.", "<polyline class=\"flow passed\"");
        page = page(get(address + "/edit").param("number", "37"));
        assertThat(ask(typed(page).param("number", "37").param("_delete", "1")).getStatus())
                .isEqualTo(302);
        assertThat(rows()).hasSize(36);
    }

    @Test
    void aModelOfADraftIsPlayed() throws Exception {
        String page = page(get("/releases/" + draft + "/play/scorecard.bpmn"));
        assertThat(page).contains("data-model=\"/releases/" + draft + "/play/scorecard.bpmn/model\"");
        assertThat(page(get("/releases/" + draft + "/play/scorecard.bpmn/model")))
                .contains("<bpmn:process id=\"scorecard\"");
        assertThat(page(get("/processes/scorecard/play"))).contains("data-model=\"/processes/scorecard.bpmn\"");
    }

    private MockHttpServletRequestBuilder made(String page) {
        return typed(page)
                .param("rows", "2")
                .param("km", "ត្រឡប់មកវិញ")
                .param("en", "Sent back")
                .param("s0.do", "task:enterI4c")
                .param("s1.do", "task:checkI4c")
                .param("s1.a.i4cDecision", "return")
                .param("open", "enterI4c")
                .param("ended", "false")
                .param("_save", "1");
    }

    private MockHttpServletRequestBuilder typed(String page) {
        int at = page.indexOf("name=\"based\" value=\"") + "name=\"based\" value=\"".length();
        return post(address + "/edit")
                .param("based", page.substring(at, page.indexOf('"', at)))
                .param("model", "i4cPreparation")
                .param("of-primarySchool", "1");
    }

    private List<Scenario> rows() throws Exception {
        return Scenarios.of(store.files(draft));
    }

    private void change(String file, String from, String to) {
        byte[] content = store.file(draft, file).orElseThrow();
        String text = new String(content, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        drafts.put(AUTHOR, draft, file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private String page(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = ask(request);
        assertThat(response.getStatus()).isEqualTo(200);
        return text(response);
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(
                        request.with(ActingAs.signedIn(NCDDS, Locale.ENGLISH)).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return HtmlUtils.htmlUnescape(response.getContentAsString(StandardCharsets.UTF_8));
    }
}
