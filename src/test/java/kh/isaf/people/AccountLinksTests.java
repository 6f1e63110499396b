package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountLinksTests extends AccountsTest {

    private static final String CHOSEN = "four words are enough";

    private final Somebody nobody = new Somebody(new java.util.UUID(0, 1), "");

    @Test
    void anInvitationLetsItsPersonInOnce() throws Exception {
        Somebody caf = somebody(null, "caf@example.org", FACILITATOR);
        String link = invite(caf);
        AccountLinkIssued mail = sent.to(caf.id()).get(0);
        assertThat(mail.kind()).isEqualTo(AccountLinkIssued.Kind.INVITATION);
        assertThat(mail.url()).startsWith("http://localhost:8080/start/");
        assertThat(links.open(mail.linkId())).isTrue();

        mvc.perform(get(link))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString(caf.username())));
        Cookie session = session(
                mvc.perform(choose(link, CHOSEN)).andExpect(redirectedUrl("/")).andReturn());
        mvc.perform(get("/me").cookie(session)).andExpect(status().isOk());
        assertThat(links.open(mail.linkId())).isFalse();
        mvc.perform(get(link)).andExpect(status().isGone());
        mvc.perform(choose(link, "another four words then")).andExpect(status().isGone());
        assertThat(password(caf, CHOSEN)).isNotNull();
        assertThat(audited("account.password", caf)).isOne();
    }

    @Test
    void aResetEndsTheSessionsOfBefore() throws Exception {
        Somebody caf = somebody(PASSWORD, "caf@example.org", FACILITATOR);
        Cookie before = signIn(caf);
        String link = invite(caf);
        assertThat(sent.to(caf.id()).get(0).kind()).isEqualTo(AccountLinkIssued.Kind.RESET);
        mvc.perform(choose(link, CHOSEN)).andExpect(redirectedUrl("/"));
        mvc.perform(get("/me").cookie(before)).andExpect(status().isFound());
    }

    @Test
    void itsTimeIsMeasuredByTheDatabase() throws Exception {
        Somebody caf = somebody(null, "caf@example.org", FACILITATOR);
        String link = invite(caf);
        jdbc.sql("update account_link set expires_at = now() - interval '1 second' where person_id = ?")
                .param(caf.id())
                .update();
        mvc.perform(get(link))
                .andExpect(status().isGone())
                .andExpect(content().string(Matchers.containsString("ផុតកំណត់")));
        mvc.perform(choose(link, CHOSEN)).andExpect(status().isGone());
        assertThat(links.open(sent.to(caf.id()).get(0).linkId())).isFalse();
    }

    @Test
    void aNewerLinkReplacesIt() throws Exception {
        Somebody caf = somebody(null, "caf@example.org", FACILITATOR);
        String first = invite(caf);
        String second = invite(caf);
        mvc.perform(choose(first, CHOSEN)).andExpect(status().isGone());
        mvc.perform(choose(second, CHOSEN)).andExpect(redirectedUrl("/"));
    }

    @Test
    void manyAtOnceHaveOneEffect() throws Exception {
        Somebody caf = somebody(null, "caf@example.org", FACILITATOR);
        String link = invite(caf);
        ExecutorService hands = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> requests = IntStream.range(0, 4)
                .mapToObj(number -> (Callable<Integer>) () -> mvc.perform(choose(link, CHOSEN + number))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .toList();
        int in = 0;
        for (Future<Integer> answer : hands.invokeAll(requests)) {
            in += answer.get() == 302 ? 1 : 0;
        }
        hands.shutdown();
        assertThat(in).isOne();
        assertThat(audited("account.password", caf)).isOne();
    }

    @Test
    void aClosedAccountIsNotEnteredByALinkOfBefore() throws Exception {
        Somebody caf = somebody(null, "caf@example.org", FACILITATOR);
        String link = invite(caf);
        accounts.disable(TEST, caf.username(), "has left");
        mvc.perform(choose(link, CHOSEN)).andExpect(status().isGone());
    }

    @Test
    void onlyTheHashOfTheTokenIsKept() {
        Somebody caf = somebody(null, "caf@example.org", FACILITATOR);
        String token = invite(caf).substring("/start/".length());
        assertThat(token).hasSize(32);
        assertThat(jdbc.sql("select count(*) from account_link where token_hash = ?")
                        .param(Secret.hash(token))
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select count(*) from audit_entry where concat(before, after, reason) like '%' || ? || '%'")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1234567", "password1", "កខគឃង", "angkorwat2026", "xx sophea xx", "Sok.Sophea-77", "qwertyui"})
    void aPasswordThatIsGuessedFirstIsRefusedAndTheLinkStays(String password) throws Exception {
        Somebody caf = somebody(null, "caf@example.org", FACILITATOR);
        String link = invite(caf);
        mvc.perform(choose(link, password))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("password-error")));
        mvc.perform(get(link)).andExpect(status().isOk());
    }

    @Test
    void aGuessedAddressIsAnsweredLikeALostOne() throws Exception {
        mvc.perform(get("/start/" + "x".repeat(32)))
                .andExpect(status().isNotFound())
                .andExpect(content().string(Matchers.containsString("/forgot")));
        assertThat(sent.to(nobody.id())).isEmpty();
    }

    private String invite(Somebody who) {
        links.issue(TEST, who.id(), AccountLink.Way.MAIL);
        return sent.pathTo(who.id());
    }
}
