package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class FirstAdministratorTests extends AccountsTest {

    @Autowired
    FirstAdministrator firstAdministrator;

    @BeforeEach
    void nobodyAdministers() {
        jdbc.sql("delete from role_assignment where role = 'ncddsAdmin'").update();
    }

    @Test
    void whoFollowsTheLinkIsTheAdministratorOnceTheTelephoneIsSetUp() throws Exception {
        String link = link();
        mvc.perform(get(link))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("nameKm")));
        MvcResult made = mvc.perform(form(link, "admin-" + UUID.randomUUID()))
                .andExpect(redirectedUrl("/"))
                .andReturn();
        mvc.perform(get("/audit").cookie(session(made))).andExpect(redirectedUrl("/sign-in/factor"));
        mvc.perform(get(link)).andExpect(status().isGone());
        assertThat(administrators()).isOne();
        assertThat(firstAdministrator.link()).isEmpty();
    }

    @Test
    void aLaterStartReplacesTheLink() throws Exception {
        String first = link();
        String second = link();
        mvc.perform(get(first)).andExpect(status().isGone());
        mvc.perform(form(first, "admin-" + UUID.randomUUID())).andExpect(status().isGone());
        mvc.perform(get(second)).andExpect(status().isOk());
        assertThat(administrators()).isZero();
    }

    @Test
    void manyAtOnceMakeOneAdministrator() throws Exception {
        String link = link();
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> requests = IntStream.range(0, 4)
                .mapToObj(number -> (Callable<Integer>) () -> {
                    MockHttpServletResponse response = mvc.perform(form(link, "admin" + number + UUID.randomUUID()))
                            .andReturn()
                            .getResponse();
                    return response.getStatus();
                })
                .toList();
        int in = 0;
        for (Future<Integer> answer : nodes.invokeAll(requests)) {
            in += answer.get() == 302 ? 1 : 0;
        }
        nodes.shutdown();
        assertThat(in).isOne();
        assertThat(administrators()).isOne();
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndTheLinkStays() throws Exception {
        String link = link();
        mvc.perform(form(link, "a b").param("email", "nowhere"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("username-error")))
                .andExpect(content().string(Matchers.containsString("Chea Vanna")))
                .andExpect(content().string(Matchers.not(Matchers.containsString(PASSWORD))));
        mvc.perform(get(link)).andExpect(status().isOk());
    }

    private String link() {
        String url = firstAdministrator.link().orElseThrow();
        return url.substring(url.indexOf("/start/"));
    }

    private static MockHttpServletRequestBuilder form(String link, String username) {
        return post(link)
                .param("nameKm", "ជា វណ្ណា")
                .param("nameLatin", "Chea Vanna")
                .param("username", username)
                .param("phone", "012 345 678")
                .param("password", PASSWORD)
                .param("again", PASSWORD)
                .param("language", "en")
                .with(csrf());
    }

    private long administrators() {
        return jdbc.sql("select count(*) from role_assignment where role = 'ncddsAdmin'")
                .query(Long.class)
                .single();
    }
}
