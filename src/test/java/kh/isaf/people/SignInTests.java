package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

@SpringBootTest(properties = "isaf.sign-in.second-factor-roles=")
@AutoConfigureMockMvc
class SignInTests {

    private static final Actor ADMIN = Actor.system("test");
    private static final Grant NATION = new Grant(Role.NCDDS_ADMIN, "");
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);
    private static final String PASSWORD = "ពាក្យសម្ងាត់ 1";

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String username = "u" + UUID.randomUUID();

    @Test
    void whoKnowsThePasswordIsLetInToThePageHeWanted() throws Exception {
        register(NATION);
        MvcResult asked = mvc.perform(get("/audit?object=person")).andReturn();
        assertThat(asked.getResponse().getRedirectedUrl()).endsWith("/sign-in");
        Cookie wanted = Objects.requireNonNull(asked.getResponse().getCookie("REDIRECT_URI"));
        mvc.perform(post("/sign-in")
                        .param("username", username.toUpperCase())
                        .param("password", PASSWORD)
                        .cookie(wanted)
                        .with(csrf()))
                .andExpect(redirectedUrl("http://localhost/audit?object=person"));
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreRefusedInTheSameWords() throws Exception {
        register(NATION);
        for (String name : List.of(username, "nobody", "no\u0000body")) {
            mvc.perform(post("/sign-in")
                            .param("username", name)
                            .param("password", "wrong")
                            .with(csrf()))
                    .andExpect(redirectedUrl("/sign-in?failed"));
        }
    }

    @Test
    void fiveFailuresLockTheAccountForAWhile() throws Exception {
        register(NATION);
        for (int i = 0; i < 5; i++) {
            assertThat(find().locked()).isFalse();
            mvc.perform(post("/sign-in")
                    .param("username", username)
                    .param("password", "wrong")
                    .with(csrf()));
        }
        assertThat(find().locked()).isTrue();
        mvc.perform(post("/sign-in")
                        .param("username", username)
                        .param("password", PASSWORD)
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in?failed"));

        jdbc.sql("update account set locked_until = now() - interval '1 second' where username = ?")
                .param(username)
                .update();
        assertThat(signIn()).isNotNull();
        assertThat(find().locked()).isFalse();
    }

    @Test
    void disablingAnAccountEndsItsSessionAtTheNextClick() throws Exception {
        register(NATION);
        Cookie session = signIn();
        mvc.perform(get("/audit").cookie(session)).andExpect(status().isOk());
        accounts.disable(ADMIN, username, "has left");
        mvc.perform(get("/audit").cookie(session)).andExpect(status().isFound());
        accounts.enable(ADMIN, username, "is back");
        mvc.perform(get("/audit").cookie(session)).andExpect(status().isFound());
    }

    @Test
    void aRoleThatEndsIsGoneAtOnce() throws Exception {
        UUID person = register(NATION);
        Cookie session = signIn();
        mvc.perform(get("/audit").cookie(session)).andExpect(status().isOk());
        people.endRole(ADMIN, person, NATION, LocalDate.now(clock), "term over");
        mvc.perform(get("/audit").cookie(session)).andExpect(status().isForbidden());
        assertThat(people.actor(person).grants()).isEmpty();
    }

    @Test
    void whatWasTypedWaitsForTheNextSignIn() throws Exception {
        register(NATION);
        MvcResult sent = mvc.perform(post("/tasks/6f1c")
                        .param("participants", "24")
                        .param("_who", "somebody")
                        .with(csrf()))
                .andExpect(redirectedUrl("/tasks/6f1c"))
                .andReturn();
        Cookie parked = Objects.requireNonNull(sent.getResponse().getCookie("SESSION"));
        mvc.perform(get("/sign-in").cookie(parked)).andExpect(content().string(Matchers.containsString("រក្សាទុក")));
        mvc.perform(post("/tasks/6f1c")
                        .param("participants", "24")
                        .param("_who", "somebody")
                        .header("Sec-Fetch-Site", "same-origin"))
                .andExpect(redirectedUrl("/tasks/6f1c"));
        mvc.perform(post("/tasks/6f1c")
                        .param("participants", "24")
                        .param("_who", "somebody")
                        .header("Sec-Fetch-Site", "cross-site"))
                .andExpect(status().isForbidden());
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        register(NATION);
        Cookie session = signIn();
        mvc.perform(post("/sign-out").cookie(session).with(csrf())).andExpect(redirectedUrl("/sign-in?signedOut"));
        mvc.perform(get("/audit").cookie(session)).andExpect(status().isFound());
    }

    @Test
    void aPostWithoutTheFormsTokenIsRefused() throws Exception {
        register(NATION);
        mvc.perform(post("/imports/areas").cookie(signIn())).andExpect(status().isForbidden());
    }

    @Test
    void outsideTheDemonstrationNobodySignsInWithOneClick() throws Exception {
        people.register(
                ADMIN,
                new NewPerson(
                        "ដារ៉ា",
                        "Dara",
                        null,
                        Sex.MALE,
                        "km",
                        NewAccount.forDemonstration(username),
                        List.of(NATION),
                        SINCE));
        mvc.perform(post("/sign-in/demo").param("account", username).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/sign-in"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.not(Matchers.containsString("/sign-in/demo"))));
    }

    @Test
    void aShortPasswordIsRefused() {
        register(NATION);
        assertThatThrownBy(() -> accounts.changePassword(ADMIN, username, "1234567"))
                .isInstanceOf(Refusal.class)
                .hasMessage("people.password.tooShort");
    }

    @Test
    void everyAnswerCarriesTheOnePolicy() throws Exception {
        mvc.perform(get("/sign-in"))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                                        + "font-src 'self' data:; object-src 'none'; base-uri 'none'; "
                                        + "frame-ancestors 'none'; form-action 'self'"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().exists("Permissions-Policy"))
                .andExpect(header().doesNotExist("Strict-Transport-Security"));
        mvc.perform(get("/processes/communeCycle"))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                Matchers.containsString("style-src 'self' 'unsafe-inline';")));
        mvc.perform(get("/app.css"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", Matchers.containsString("max-age=")));
    }

    @Test
    void theLanguageIsKhmerUntilAnotherIsChosen() throws Exception {
        mvc.perform(get("/sign-in")).andExpect(content().string(Matchers.containsString("ចូលប្រើប្រព័ន្ធ")));
        MvcResult chosen = mvc.perform(post("/language")
                        .param("to", "en")
                        .header("Referer", "http://localhost/sign-in?signedOut")
                        .with(csrf()))
                .andExpect(redirectedUrl("/sign-in?signedOut"))
                .andReturn();
        Cookie language = Objects.requireNonNull(chosen.getResponse().getCookie("lang"));
        mvc.perform(get("/sign-in").cookie(language)).andExpect(content().string(Matchers.containsString("User name")));
        mvc.perform(post("/language")
                        .param("to", "km")
                        .header("Referer", "http://elsewhere.example/sign-in")
                        .with(csrf()))
                .andExpect(redirectedUrl("/"));
    }

    private UUID register(Grant... grants) {
        return people.register(
                ADMIN,
                new NewPerson(
                        "សុខ សុភា",
                        "Sok Sophea",
                        null,
                        Sex.FEMALE,
                        "km",
                        new NewAccount(username, PASSWORD),
                        List.of(grants),
                        SINCE));
    }

    private Account find() {
        return accounts.find(username).orElseThrow();
    }

    private Cookie signIn() throws Exception {
        MvcResult result = mvc.perform(post("/sign-in")
                        .param("username", username)
                        .param("password", PASSWORD)
                        .with(csrf()))
                .andExpect(redirectedUrl("/"))
                .andReturn();
        return Objects.requireNonNull(result.getResponse().getCookie("SESSION"));
    }
}
