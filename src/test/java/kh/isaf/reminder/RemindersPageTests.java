package kh.isaf.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.ProductTest;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import kh.isaf.cycle.BusinessClock;
import kh.isaf.people.ActingPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** What a person sees of his or her reminders, and how he or she chooses when they come. */
@Transactional
class RemindersPageTests extends ProductTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 4, 12);

    @Autowired
    BeanFactory beans;

    @Autowired
    MockMvc mvc;

    @Autowired
    Notices notices;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private RemindedPlace place;
    private UUID caf;
    private Duration offset;

    @BeforeEach
    void aFacilitator() {
        offset = clock.offset();
        clock.moveTo(TODAY.atTime(7, 0).atZone(clock.getZone()).toInstant());
        place = new RemindedPlace(beans);
        caf = place.person("sophea", new Grant(Role.CAF, RemindedPlace.COMMUNE));
    }

    @AfterEach
    void theClockIsPutBack() {
        clock.moveTo(Clock.systemUTC().instant().plus(offset));
    }

    @Test
    void itShowsOnesOwnReminderAndNobodyElses() throws Exception {
        UUID late = place.task(TODAY.minusDays(7));
        place.task(TODAY);
        notices.write();
        mvc.perform(get("/reminders").with(signedIn(caf, "km")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/tasks/" + late)))
                .andExpect(content().string(containsString("យឺត៖ 1")))
                .andExpect(content().string(containsString("ដល់កំណត់ថ្ងៃនេះ៖ 1")))
                .andExpect(content().string(containsString("យឺត 5 ថ្ងៃធ្វើការ")))
                .andExpect(content().string(not(containsString("??"))));
        mvc.perform(get("/reminders").with(signedIn(caf, "en")))
                .andExpect(content().string(containsString("5 working days late")));
        UUID stranger = place.person("stranger", new Grant(Role.CAF, "8001"));
        mvc.perform(get("/reminders").with(signedIn(stranger, "en")))
                .andExpect(content().string(containsString("nothing to be reminded of")))
                .andExpect(content().string(not(containsString("/tasks/" + late))));
    }

    @Test
    void aLongListHasPages() throws Exception {
        for (int number = 0; number < 30; number++) {
            place.task(TODAY);
        }
        notices.write();
        mvc.perform(get("/reminders").with(signedIn(caf, "en")))
                .andExpect(content().string(containsString("Reminders: 30 · page 1 of 2")));
        mvc.perform(get("/reminders?page=9").with(signedIn(caf, "en")))
                .andExpect(content().string(containsString("page 2 of 2")));
    }

    @Test
    void aPersonChoosesTheRhythm() throws Exception {
        mvc.perform(get("/me").with(signedIn(caf, "km")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"rhythm\"")));
        mvc.perform(change("weekly")).andExpect(redirectedUrl("/me"));
        assertThat(rhythm()).isEqualTo("weekly");
        mvc.perform(change("hourly")).andExpect(status().is(422));
        mvc.perform(change("")).andExpect(redirectedUrl("/me"));
        assertThat(rhythm()).isEqualTo("weekly");
    }

    private MockHttpServletRequestBuilder change(String rhythm) {
        return post("/me")
                .with(signedIn(caf, "km"))
                .with(csrf())
                .param("nameKm", "សុភា")
                .param("nameLatin", "Sophea")
                .param("language", "km")
                .param("channel", "email")
                .param("rhythm", rhythm);
    }

    private String rhythm() {
        return jdbc.sql("select rhythm from person where id = ?")
                .param(caf)
                .query(String.class)
                .single();
    }

    private RequestPostProcessor signedIn(UUID person, String language) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                new ActingPerson(place.actor(person), Locale.forLanguageTag(language), true),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_CAF"))));
    }
}
