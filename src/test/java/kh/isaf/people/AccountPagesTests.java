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
import java.util.UUID;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

class AccountPagesTests extends AccountsTest {

    private static final List<String> ACTS =
            List.of("open", "mail", "print", "disable", "enable", "sign-out", "unlock", "remove-factor");

    @Test
    void aClerkHelpsTheCommunesOwnAndNobodyElse() throws Exception {
        Cookie clerk = signIn(somebody(PASSWORD, null, CLERK));
        Somebody caf = somebody(PASSWORD, null, FACILITATOR);
        mvc.perform(get("/accounts/" + caf.id()).cookie(clerk)).andExpect(status().isOk());
        for (Somebody other : List.of(
                somebody(PASSWORD, null, DISTRICT),
                somebody(PASSWORD, null, CLERK),
                somebody(PASSWORD, null, new Grant(Role.CAF, "990102")),
                somebody(PASSWORD, null, FACILITATOR, DISTRICT),
                new Somebody(UUID.randomUUID(), ""))) {
            mvc.perform(get("/accounts/" + other.id()).cookie(clerk)).andExpect(status().isNotFound());
            for (String act : ACTS) {
                mvc.perform(post("/accounts/" + other.id() + "/" + act)
                                .param("reason", "none")
                                .param("username", "taken.over")
                                .cookie(clerk)
                                .with(csrf()))
                        .andExpect(status().isNotFound());
            }
        }
        mvc.perform(get("/accounts").param("area", "990102").cookie(clerk)).andExpect(status().isNotFound());
        mvc.perform(get("/accounts").cookie(signIn(caf))).andExpect(status().isForbidden());
    }

    @Test
    void theListIsSearchedInBothScriptsAndCounted() throws Exception {
        String place = "98" + (1000 + (int) (Math.random() * 9000));
        Somebody clerk = somebody(PASSWORD, null, new Grant(Role.CLERK, place));
        Somebody caf = somebody(null, null, new Grant(Role.CAF, place));
        Somebody active = somebody(PASSWORD, null, new Grant(Role.COMMITTEE_MEMBER, place));
        Cookie session = signIn(clerk);
        for (String q : List.of("សុភា", "SOPHEA", caf.username(), "")) {
            mvc.perform(get("/accounts").param("q", q).param("state", "waiting").cookie(session))
                    .andExpect(content().string(Matchers.containsString(caf.id().toString())))
                    .andExpect(content()
                            .string(Matchers.not(
                                    Matchers.containsString(clerk.id().toString()))))
                    .andExpect(content()
                            .string(Matchers.not(
                                    Matchers.containsString(active.id().toString()))));
        }
        mvc.perform(get("/accounts").param("q", "%").cookie(session))
                .andExpect(content()
                        .string(Matchers.not(Matchers.containsString(caf.id().toString()))));
    }

    @Test
    void anAccountIsOpenedAndItsPersonInvited() throws Exception {
        Cookie clerk = signIn(somebody(PASSWORD, null, CLERK));
        UUID person = people.register(
                TEST,
                new NewPerson(
                        null,
                        "ម៉ៅ ដារ៉ា",
                        "Mao Dara",
                        null,
                        "dara@example.org",
                        Sex.MALE,
                        "km",
                        null,
                        List.of(FACILITATOR),
                        LocalDate.of(2020, 1, 1)));
        mvc.perform(get("/accounts/" + person).cookie(clerk))
                .andExpect(content().string(Matchers.containsString("mao.dara")));
        mvc.perform(post("/accounts/" + person + "/open")
                        .param("username", "x")
                        .cookie(clerk)
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post("/accounts/" + person + "/open")
                        .param("username", "mao" + person)
                        .cookie(clerk)
                        .with(csrf()))
                .andExpect(redirectedUrl("/accounts/" + person));
        mvc.perform(post("/accounts/" + person + "/mail").cookie(clerk).with(csrf()))
                .andExpect(redirectedUrl("/accounts/" + person));
        assertThat(sent.to(person)).hasSize(1);
    }

    @Test
    void aWholeCommuneIsInvitedAndTheRestGetsPaper() throws Exception {
        String place = "97" + (1000 + (int) (Math.random() * 9000));
        Cookie clerk = signIn(somebody(PASSWORD, null, new Grant(Role.CLERK, place)));
        Grant caf = new Grant(Role.CAF, place);
        Somebody mailed = somebody(null, "one@example.org", caf);
        Somebody paper = somebody(null, null, caf);
        UUID without = people.register(
                TEST,
                new NewPerson(
                        "c" + place,
                        "ម៉ៅ",
                        "Mao",
                        null,
                        null,
                        Sex.MALE,
                        "km",
                        null,
                        List.of(caf),
                        LocalDate.of(2020, 1, 1)));
        for (String act : List.of("open", "invite")) {
            mvc.perform(post("/accounts/" + act).cookie(clerk).with(csrf())).andExpect(status().isFound());
        }
        assertThat(accounts.find("c" + place).orElseThrow().personId()).isEqualTo(without);
        assertThat(sent.to(mailed.id())).hasSize(1);
        String slips = mvc.perform(post("/accounts/print").cookie(clerk).with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(slips).contains(paper.username(), "c" + place, "http://localhost:8080/start/", "viewBox=\"0 0 ");
        assertThat(slips.split("<section")).hasSize(3);
        mvc.perform(post("/accounts/print").cookie(clerk).with(csrf()))
                .andExpect(content().string(Matchers.not(Matchers.containsString("/start/"))));
    }

    @Test
    void anAccountIsClosedAndOpenedWithAReasonAndItsLostTelephoneTakenAway() throws Exception {
        Somebody caf = somebody(PASSWORD, null, FACILITATOR);
        telephoneOf(caf);
        Cookie theirs = signIn(caf);
        Cookie clerk = signIn(somebody(PASSWORD, null, CLERK));
        act(clerk, caf, "remove-factor", "", 422);
        act(clerk, caf, "remove-factor", "phone stolen", 302);
        assertThat(accounts.of(caf.id()).orElseThrow().secondFactor()).isFalse();
        mvc.perform(get("/me").cookie(theirs)).andExpect(status().isFound());
        act(clerk, caf, "disable", " ", 422);
        act(clerk, caf, "disable", "has left", 302);
        act(clerk, caf, "mail", "", 422);
        act(clerk, caf, "enable", "is back", 302);
        act(clerk, caf, "unlock", "", 302);
        act(clerk, caf, "sign-out", "", 302);
        assertThat(audited("account.disable", caf)).isOne();
        mvc.perform(get("/accounts/" + caf.id()).cookie(clerk))
                .andExpect(content().string(Matchers.containsString("បានចូល")));
    }

    @Test
    void nobodyClosesTheOwnAccount() throws Exception {
        Somebody admin = somebody(PASSWORD, null, NATION);
        telephoneOf(admin);
        act(signIn(admin), admin, "disable", "tired", 422);
        assertThat(accounts.of(admin.id()).orElseThrow().enabled()).isTrue();
    }

    private void act(Cookie by, Somebody who, String act, String reason, int expected) throws Exception {
        mvc.perform(post("/accounts/" + who.id() + "/" + act)
                        .param("reason", reason)
                        .cookie(by)
                        .with(csrf()))
                .andExpect(status().is(expected));
    }
}
