package kh.isaf.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.people.ActingPerson;
import kh.isaf.people.Languages;
import kh.isaf.workflow.SetupStep.State;
import kh.isaf.workflow.SetupStep.Subject;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The checklist from nothing to a running year, and the menu that leads there. */
class SetupPageTests extends ProductTest {

    private static final Grant NCDDS = new Grant(Role.NCDDS_ADMIN, "");
    private static final Grant CLERK = new Grant(Role.CLERK, "120802");
    private static final Grant CAF = new Grant(Role.CAF, "120802");

    @Autowired
    MockMvc mvc;

    @Autowired
    SetupChecklist checklist;

    @Test
    void theNationSeesEachStepWithItsStateAndTheWayThere() throws Exception {
        mvc.perform(get("/setup").with(signedIn(NCDDS)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("1887")))
                .andExpect(content().string(containsString("href=\"/imports\"")))
                .andExpect(content().string(containsString("href=\"/variants\"")))
                .andExpect(content().string(containsString("href=\"/audit\"")))
                .andExpect(content().string(not(containsString("??"))));
        List<SetupStep> steps = checklist.of(actor(NCDDS));
        assertThat(steps).extracting(SetupStep::subject).containsExactly(Subject.values());
        assertThat(step(steps, Subject.AREAS).state()).isEqualTo(State.PARTLY);
        assertThat(step(steps, Subject.YEAR).state()).isNotEqualTo(State.NOTHING);
    }

    @Test
    void aClerkSeesTheOwnCommuneOnly() throws Exception {
        mvc.perform(get("/setup").with(signedIn(CLERK)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("href=\"/people\"")))
                .andExpect(content().string(not(containsString("href=\"/audit\""))));
        List<SetupStep> steps = checklist.of(actor(CLERK));
        assertThat(steps)
                .extracting(SetupStep::subject)
                .containsExactly(Subject.PROVIDERS, Subject.PEOPLE, Subject.ACCOUNTS);
        assertThat(step(steps, Subject.PROVIDERS).figures().get(1)).isEqualTo("0");
        assertThat(step(steps, Subject.PEOPLE).state()).isEqualTo(State.DONE);
        int own = Integer.parseInt(step(steps, Subject.PEOPLE).figures().get(0));
        int all = Integer.parseInt(
                step(checklist.of(actor(NCDDS)), Subject.PEOPLE).figures().get(0));
        assertThat(own).isPositive().isLessThan(all);
    }

    @Test
    void whereThereIsNobodyNothingIsDone() {
        assertThat(checklist.of(actor(new Grant(Role.CLERK, "999999"))))
                .extracting(SetupStep::state)
                .containsOnly(State.NOTHING);
    }

    @Test
    void theMenuLeadsThoseWhoOverseePeopleThereAndNobodyElse() throws Exception {
        mvc.perform(get("/areas").with(signedIn(CLERK))).andExpect(content().string(containsString("href=\"/setup\"")));
        mvc.perform(get("/areas").with(signedIn(CAF)))
                .andExpect(content().string(not(containsString("href=\"/setup\""))))
                .andExpect(content().string(not(containsString("href=\"/people\""))));
        mvc.perform(get("/variants").with(signedIn(NCDDS)))
                .andExpect(content().string(containsString("href=\"/setup\" aria-current=\"true\"")));
    }

    private static SetupStep step(List<SetupStep> steps, Subject subject) {
        return steps.stream()
                .filter(step -> step.subject() == subject)
                .findFirst()
                .orElseThrow();
    }

    private static Actor actor(Grant grant) {
        return new Actor(new UUID(17, grant.role().ordinal()), "Somebody", Set.of(grant));
    }

    private static RequestPostProcessor signedIn(Grant grant) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                new ActingPerson(actor(grant), Languages.KHMER, true),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + grant.role().name()))));
    }
}
