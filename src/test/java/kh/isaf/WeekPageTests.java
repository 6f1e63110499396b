package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.WorkingWeeks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** The working week on its page: read by everybody, set by NCDDS after a preview. */
@Transactional
class WeekPageTests extends ProductTest {

    private static final Grant NCDDS = new Grant(Role.NCDDS_ADMIN, "");

    @Autowired
    MockMvc mvc;

    @Autowired
    WorkingWeeks weeks;

    @Test
    void everybodyReadsTheWeekInForce() throws Exception {
        assertThat(mvc.perform(get("/holidays/week")
                                .with(ActingAs.signedIn(new Grant(Role.CAF, "120802"), Locale.ENGLISH)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("Monday, Tuesday", "07:30 – 17:30", "in force")
                .doesNotContain("??", "name=\"opens\"");
    }

    @Test
    void aNewWeekIsShownWithWhatMovesAndThenSet() throws Exception {
        int before = weeks.all().size();
        String preview = mvc.perform(week().with(ActingAs.signedIn(NCDDS, Locale.ENGLISH)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(preview).contains("name=\"confirmed\"", "value=\"SATURDAY\"").doesNotContain("??");
        mvc.perform(week().param("confirmed", "yes").with(ActingAs.signedIn(NCDDS)))
                .andExpect(redirectedUrl("/holidays/week"));
        assertThat(weeks.all()).hasSize(before + 1);
    }

    @Test
    void aWrongHourIsToldAndNothingTypedIsLost() throws Exception {
        String page = mvc.perform(post("/holidays/week")
                        .param("from", "2091-01-01")
                        .param("days", "SUNDAY")
                        .param("opens", "9 o'clock")
                        .param("closes", "17:30")
                        .with(csrf())
                        .with(ActingAs.signedIn(NCDDS, Locale.ENGLISH)))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("href=\"#opens\"", "value=\"2091-01-01\"", "9 o&#39;clock");
    }

    private static MockHttpServletRequestBuilder week() {
        return post("/holidays/week")
                .param("from", "2091-01-01")
                .param("days", "MONDAY")
                .param("days", "SATURDAY")
                .param("opens", "08:00")
                .param("closes", "17:00")
                .with(csrf());
    }
}
