package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MvcResult;

class SecondFactorTests extends AccountsTest {

    private static final Pattern SECRET = Pattern.compile("<strong class=\"secret\">([A-Z2-7 ]+)</strong>");
    private static final Pattern RECOVERY = Pattern.compile("<strong class=\"secret\">([A-Z2-7-]+)</strong>");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tasks", "/areas", "/audit", "/accounts", "/me", "/years", "/no-such-page"})
    void beforeTheCodeNoPageAnswers(String page) throws Exception {
        Somebody officer = somebody(PASSWORD, null, DISTRICT);
        telephoneOf(officer);
        Cookie half = password(officer, PASSWORD);
        mvc.perform(get(page).cookie(half)).andExpect(redirectedUrl("/sign-in/code"));
    }

    @Test
    void beforeTheCodeNoFormHasAnEffect() throws Exception {
        Somebody officer = somebody(PASSWORD, null, DISTRICT);
        Somebody caf = somebody(PASSWORD, null, FACILITATOR);
        telephoneOf(officer);
        Cookie half = password(officer, PASSWORD);
        for (String form : List.of(
                "/tasks/" + UUID.randomUUID(),
                "/tasks/" + UUID.randomUUID() + "/claim",
                "/accounts/" + caf.id() + "/disable",
                "/me/password",
                "/sign-in/factor")) {
            String to = Objects.requireNonNull(
                    mvc.perform(post(form).param("reason", "none").cookie(half).with(csrf()))
                            .andExpect(status().isFound())
                            .andReturn()
                            .getResponse()
                            .getRedirectedUrl());
            assertThat(to).isIn("/sign-in/code", "/sign-in");
        }
        assertThat(accounts.of(caf.id()).orElseThrow().enabled()).isTrue();
        assertThat(audited("account.signIn", officer)).isZero();
    }

    @Test
    void withTheCodeOneIsInAndItWorksOnce() throws Exception {
        Somebody officer = somebody(PASSWORD, null, DISTRICT);
        String code = code(telephoneOf(officer));
        Cookie half = password(officer, PASSWORD);
        MvcResult in = mvc.perform(
                        post("/sign-in/code").param("code", code).cookie(half).with(csrf()))
                .andExpect(redirectedUrl("/"))
                .andReturn();
        mvc.perform(get("/accounts").cookie(session(in))).andExpect(status().isOk());
        assertThat(audited("account.signIn", officer)).isOne();

        Cookie other = password(officer, PASSWORD);
        mvc.perform(post("/sign-in/code").param("code", code).cookie(other).with(csrf()))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(get("/accounts").cookie(other)).andExpect(redirectedUrl("/sign-in/code"));
    }

    /** On a computer that many use, who signed in before has seen the secret of the page. */
    @Test
    void theNextOneInTheSameBrowserGetsAnotherSecret() throws Exception {
        Somebody first = somebody(PASSWORD, null, DISTRICT);
        Somebody second = somebody(PASSWORD, null, DISTRICT);
        Cookie half = password(first, PASSWORD);
        String seen =
                found(SECRET, mvc.perform(get("/sign-in/factor").cookie(half)).andReturn());
        MvcResult next = mvc.perform(post("/sign-in")
                        .param("username", second.username())
                        .param("password", PASSWORD)
                        .cookie(half)
                        .with(csrf()))
                .andReturn();
        assertThat(found(
                        SECRET,
                        mvc.perform(get("/sign-in/factor").cookie(session(next)))
                                .andReturn()))
                .isNotEqualTo(seen);
    }

    @Test
    void whoMustHaveOneSetsItUpFirst() throws Exception {
        Somebody officer = somebody(PASSWORD, null, DISTRICT);
        Cookie half = password(officer, PASSWORD);
        mvc.perform(get("/areas").cookie(half)).andExpect(redirectedUrl("/sign-in/factor"));
        MvcResult page = mvc.perform(get("/sign-in/factor").cookie(half))
                .andExpect(status().isOk())
                .andReturn();
        String secret = found(SECRET, page).replace(" ", "");
        mvc.perform(post("/sign-in/factor").param("code", "000000").cookie(half).with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("code-error")));
        MvcResult done = mvc.perform(post("/sign-in/factor")
                        .param("code", code(secret))
                        .cookie(half)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn();
        mvc.perform(get("/accounts").cookie(session(done))).andExpect(status().isOk());
        assertThat(RECOVERY.matcher(done.getResponse().getContentAsString()).results())
                .hasSize(10);

        String recovery = found(RECOVERY, done);
        for (int expected : new int[] {302, 422}) {
            Cookie again = password(officer, PASSWORD);
            mvc.perform(post("/sign-in/code")
                            .param("code", recovery.toLowerCase())
                            .cookie(again)
                            .with(csrf()))
                    .andExpect(status().is(expected));
        }
        assertThat(secondFactor.recoveryCodes(officer.id())).isEqualTo(9);
        assertThat(jdbc.sql("select count(*) from audit_entry where concat(before, after, reason) like '%' || ? || '%'")
                        .param(secret)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void wrongCodesLockTheAccountAlthoughThePasswordIsRight() throws Exception {
        Somebody officer = somebody(PASSWORD, null, DISTRICT);
        telephoneOf(officer);
        for (int i = 0; i < 4; i++) {
            Cookie half = password(officer, PASSWORD);
            mvc.perform(post("/sign-in/code").param("code", "abc").cookie(half).with(csrf()))
                    .andExpect(status().isUnprocessableContent());
        }
        Cookie half = password(officer, PASSWORD);
        mvc.perform(post("/sign-in/code").param("code", "abc").cookie(half).with(csrf()))
                .andExpect(redirectedUrl("/sign-in?failed"));
        assertThat(accounts.of(officer.id()).orElseThrow().locked()).isTrue();
        assertThat(audited("account.signIn.wrongCode", officer)).isEqualTo(5);
    }

    @Test
    void aRoleGainedLaterAsksForOneToo() throws Exception {
        Somebody caf = somebody(PASSWORD, null, FACILITATOR);
        Cookie session = password(caf, PASSWORD);
        mvc.perform(get("/areas").cookie(session)).andExpect(status().isOk());
        people.grant(TEST, caf.id(), DISTRICT, LocalDate.now(clock));
        mvc.perform(get("/areas").cookie(session)).andExpect(redirectedUrl("/sign-in/factor"));
    }

    @Test
    void whoNeedsNoneMayHaveOneAndTakeItAway() throws Exception {
        Somebody caf = somebody(PASSWORD, null, FACILITATOR);
        Cookie session = password(caf, PASSWORD);
        MvcResult page = mvc.perform(get("/sign-in/factor").cookie(session)).andReturn();
        String secret = found(SECRET, page).replace(" ", "");
        mvc.perform(post("/sign-in/factor")
                        .param("code", code(secret))
                        .param("password", "wrong")
                        .cookie(session)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post("/sign-in/factor")
                        .param("code", code(secret))
                        .param("password", PASSWORD)
                        .cookie(session)
                        .with(csrf()))
                .andExpect(status().isOk());
        mvc.perform(get("/me").cookie(session)).andExpect(status().isOk());
        mvc.perform(post("/me/second-factor/remove")
                        .param("old", PASSWORD)
                        .cookie(session)
                        .with(csrf()))
                .andExpect(redirectedUrl("/me"));
        assertThat(accounts.of(caf.id()).orElseThrow().secondFactor()).isFalse();

        Somebody officer = somebody(PASSWORD, null, DISTRICT);
        telephoneOf(officer);
        mvc.perform(post("/me/second-factor/remove")
                        .param("old", PASSWORD)
                        .cookie(signIn(officer))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    private static String found(Pattern pattern, MvcResult page) throws Exception {
        Matcher matcher = pattern.matcher(page.getResponse().getContentAsString());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
