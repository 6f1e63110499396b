package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

class SessionsTests extends AccountsTest {

    @Test
    void onesOwnSessionsAreSeenAndTheOthersEnded() throws Exception {
        Somebody caf = somebody(PASSWORD, null, FACILITATOR);
        Cookie phone = signIn(caf);
        Cookie office = signIn(caf);
        mvc.perform(get("/me").cookie(office))
                .andExpect(content().string(Matchers.containsString("Chrome · Android")))
                .andExpect(content().string(Matchers.containsString("ឧបករណ៍នេះ")));
        mvc.perform(post("/me/sign-out-others").cookie(office).with(csrf())).andExpect(redirectedUrl("/me"));
        mvc.perform(get("/me").cookie(phone)).andExpect(status().isFound());
        mvc.perform(get("/me").cookie(office)).andExpect(status().isOk());
    }

    @Test
    void anotherPasswordEndsTheOthersAndNeedsTheOldOne() throws Exception {
        Somebody caf = somebody(PASSWORD, null, FACILITATOR);
        Cookie phone = signIn(caf);
        Cookie office = signIn(caf);
        change(office, "wrong", 422);
        mvc.perform(get("/me").cookie(phone)).andExpect(status().isOk());
        change(office, PASSWORD, 302);
        mvc.perform(get("/me").cookie(phone)).andExpect(status().isFound());
        mvc.perform(get("/me").cookie(office)).andExpect(status().isOk());
        assertThat(password(caf, "a new one of mine")).isNotNull();
        assertThat(audited("account.signIn.failed", caf)).isOne();
    }

    @Test
    void disablingDeletesTheSessions() throws Exception {
        Somebody caf = somebody(PASSWORD, null, FACILITATOR);
        signIn(caf);
        assertThat(sessions(caf)).isOne();
        accounts.disable(TEST, caf.username(), "has left");
        assertThat(sessions(caf)).isZero();
    }

    @Test
    void whatOneSaysOfOneselfIsKeptAndWrittenDown() throws Exception {
        Somebody caf = somebody(PASSWORD, null, FACILITATOR);
        Cookie session = signIn(caf);
        mvc.perform(profile("០១២ ៣៤៥ ៦៧៨").cookie(session)).andExpect(redirectedUrl("/me"));
        mvc.perform(get("/me").cookie(session))
                .andExpect(content().string(Matchers.containsString("My profile")))
                .andExpect(content().string(Matchers.containsString("+85512345678")));
        assertThat(audited("person.profile", caf)).isOne();
        mvc.perform(profile("call me").cookie(session))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("call me")));
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder profile(String phone) {
        return post("/me")
                .param("nameKm", "សុខ សុភា")
                .param("nameLatin", "Sok Sophea")
                .param("phone", phone)
                .param("email", "")
                .param("language", "en")
                .param("channel", "sms")
                .with(csrf());
    }

    private void change(Cookie session, String old, int expected) throws Exception {
        mvc.perform(post("/me/password")
                        .param("old", old)
                        .param("password", "a new one of mine")
                        .param("again", "a new one of mine")
                        .cookie(session)
                        .with(csrf()))
                .andExpect(status().is(expected));
    }

    private long sessions(Somebody who) {
        return jdbc.sql("select count(*) from spring_session where principal_name = ?")
                .param(who.id().toString())
                .query(Long.class)
                .single();
    }
}
