package kh.isaf.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Role;
import kh.isaf.people.ActingPerson;
import kh.isaf.territory.ProviderKind;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;

/** The page on which a working group follows up a late step. */
class FollowUpPageTests extends ProcessTest {

    private static final Locale KHMER = Locale.forLanguageTag("km");

    @Autowired
    private BeanFactory beans;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private WorkItems workItems;

    private Commune commune;
    private Townspeople people;
    private WorkItem late;
    private WorkItem followUp;

    @BeforeEach
    void aSelfAssessmentIsLate() {
        commune = communes.laidOut(communes.ruralIn("81", ProviderKind.HEALTH_CENTRE));
        people = new Townspeople(beans, commune);
        Ladder.in(jdbc, commune);
        start("selfAssessment", commune, commune.provider(0));
        late = desk.open(commune, "enterSelfAssessment", null);
        jdbc.sql("update person set phone = '+85599345678' where id = ?")
                .param(people.focalPersonOf(commune.provider(0)).personId())
                .update();
        itIs(Ladder.day(late, 10));
        Ladder.sweep(this, commune);
        followUp = desk.open(commune, "followUpDistrict", null);
    }

    @Test
    void itTellsHowLateTheStepIsAndWhomToCall() throws Exception {
        assertThat(page(Role.DMK_GROUP, Locale.ENGLISH))
                .contains("<a href=\"/tasks/" + late.id() + "\">" + late.nameEn() + "</a>")
                .contains("href=\"/tasks/" + late.id() + "/ladder\"")
                .contains("10 working days late")
                .contains("href=\"tel:+85599345678\"")
                .contains("name=\"act\"");
        assertThat(page(Role.DMK_GROUP, KHMER)).contains("យឺត 10 ថ្ងៃធ្វើការ").contains("តាមដានជំហានយឺត៖");
    }

    @Test
    void itTellsWhatWasDoneBefore() throws Exception {
        desk.does(people.the(Role.DMK_GROUP), followUp, Map.of("act", "visit", "note", "Nobody was there"));
        itIs(Ladder.day(late, 20));
        jobs.run(commune);

        assertThat(page(Role.DMK_GROUP, desk.open(commune, "followUpDistrict", null), Locale.ENGLISH))
                .contains("visited: Nobody was there");
        assertThat(page(Role.CP_GROUP, desk.open(commune, "followUpProvince", null), Locale.ENGLISH))
                .contains("visited: Nobody was there")
                .doesNotContain("value=\"excuse\"");
        assertThat(page(Role.CLERK, late, Locale.ENGLISH)).contains("The working group visited: Nobody was there");
    }

    /** Those below see that they are followed up, and neither telephones nor the form. */
    @Test
    void theCommuneMayReadAndNoMore() throws Exception {
        assertThat(page(Role.COUNCIL_MEMBER, Locale.ENGLISH))
                .doesNotContain("tel:")
                .doesNotContain("name=\"act\"");
        mvc.perform(sent(Role.COUNCIL_MEMBER, "act", "call"))
                .andExpect(MockMvcResultMatchers.status().isForbidden());
    }

    @Test
    void moreTimeIsGivenOnThePage() throws Exception {
        mvc.perform(sent(Role.DMK_GROUP, "act", "extend").param("workingDays", "3"))
                .andExpect(redirectedUrl("/tasks"));

        assertThat(workItems.get(late.id()).dueOn()).isEqualTo(Ladder.day(late, 13));
        assertThat(running("escalation", commune, null)).isNull();
        assertThat(page(Role.DMK_GROUP, Locale.ENGLISH)).contains("gave 3 working days more: They promised");
    }

    @Test
    void whatIsMissingIsSaidBesideTheField() throws Exception {
        String answer = mvc.perform(sent(Role.DMK_GROUP, "act", "extend"))
                .andExpect(MockMvcResultMatchers.status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(answer).contains("They promised").contains("aria-invalid=\"true\"");
        assertThat(workItems.get(followUp.id()).open()).isTrue();
    }

    @Test
    void whoComesTooLateIsToldThatTheStepIsSettled() throws Exception {
        done(commune, "enterSelfAssessment", null);

        assertThat(page(Role.DMK_GROUP, Locale.ENGLISH)).contains("nothing is left to follow up");
        assertThat(mvc.perform(sent(Role.DMK_GROUP, "act", "call"))
                        .andExpect(MockMvcResultMatchers.status().isConflict())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("They promised");
    }

    private MockHttpServletRequestBuilder sent(Role role, String field, String value) {
        return post("/tasks/" + followUp.id())
                .with(signedIn(role, Locale.ENGLISH))
                .with(csrf())
                .param("_submit", "form")
                .param("_key", UUID.randomUUID().toString())
                .param("note", "They promised")
                .param(field, value);
    }

    private String page(Role role, Locale language) throws Exception {
        return page(role, followUp, language);
    }

    private String page(Role role, WorkItem item, Locale language) throws Exception {
        return mvc.perform(get("/tasks/" + item.id()).with(signedIn(role, language)))
                .andExpect(MockMvcResultMatchers.status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private RequestPostProcessor signedIn(Role role, Locale language) {
        Actor actor = people.the(role);
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                new ActingPerson(actor, language, true),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + role.name()))));
    }
}
