package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Supervision visits to a made-up province: planned, made, what was found and what follows. */
class VisitPagesTests extends ProvinceOfBodies {

    @Test
    void visitHasFindingsAndWhatFollows() throws Exception {
        mvc.perform(get("/visits/new?area=630101").with(DISTRICT)).andExpect(status().isOk());
        visit("630201", DISTRICT).andExpect(status().isNotFound());
        visit("630101-PS-01", DISTRICT).andExpect(status().isFound());
        UUID id = jdbc.sql("select id from visit").query(UUID.class).single();
        String page = "/visits/" + id;
        mvc.perform(get(page).with(OTHER)).andExpect(status().isNotFound());
        mvc.perform(get(page).with(CLERK)).andExpect(status().isOk());
        mvc.perform(post(page + "/decide")
                        .param("wording", "too early")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().is(422));
        mvc.perform(post(page + "/record")
                        .param("day", today.toString())
                        .param("findings", "no water")
                        .with(PROVINCE)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post(page + "/record")
                        .param("day", today.toString())
                        .param("findings", "no water")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().isFound());
        mvc.perform(post(page + "/decide")
                        .param("wording", "dig a well")
                        .param("owner", "role:clerk:630101")
                        .param("dueOn", today.plusDays(9).toString())
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().isFound());
        assertThat(text("/visits?year=" + today.getYear(), PROVINCE))
                .contains("1, 1 open")
                .contains("1 made");
        assertThat(text("/visits?year=" + today.getYear(), OTHER)).contains("No visit here");
        mvc.perform(get("/tasks?tab=groups").with(CLERK)).andExpect(content().string(containsString("dig a well")));
        mvc.perform(post(page + "/cancel")
                        .param("reason", "rain")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().is(422));
    }

    @Test
    void fileHoldsWhatTheListShows() throws Exception {
        visit("6301", DISTRICT).andExpect(status().isFound());
        visit("630101", DISTRICT).andExpect(status().isFound());
        String page = text("/visits?year=" + today.plusDays(1).getYear() + "&area=6301&only=true", DISTRICT);
        Matcher link = Pattern.compile("href=\"(/visits\\.csv[^\"]*)\"").matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(text(link.group(1).replace("&amp;", "&"), DISTRICT))
                .contains("6301 ")
                .doesNotContain("630101");
        // another quarter or state is chosen for the same area
        assertThat(page).contains("name=\"only\" value=\"true\"");
    }

    @Test
    void visitCalledOffMeanwhileSaysSo() throws Exception {
        visit("630101", DISTRICT).andExpect(status().isFound());
        String page =
                "/visits/" + jdbc.sql("select id from visit").query(UUID.class).single();
        mvc.perform(post(page + "/cancel")
                        .param("reason", "rain")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().isFound());
        mvc.perform(post(page + "/record")
                        .param("day", today.toString())
                        .param("findings", "no water")
                        .with(DISTRICT)
                        .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("The visit was called off")));
    }

    private ResultActions visit(String where, RequestPostProcessor who) throws Exception {
        return mvc.perform(post("/visits")
                .param("where", where)
                .param("day", today.plusDays(1).toString())
                .param("purpose", "see the school")
                .with(who)
                .with(csrf()));
    }
}
