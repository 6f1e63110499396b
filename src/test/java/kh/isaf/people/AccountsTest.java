package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import kh.isaf.access.Actor;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A server without the demonstration, and people who come to it. */
@SpringBootTest
@AutoConfigureMockMvc
abstract class AccountsTest {

    static final Actor TEST = Actor.system("test");
    static final Grant NATION = new Grant(Role.NCDDS_ADMIN, "");
    static final Grant DISTRICT = new Grant(Role.DMK_GROUP, "9901");
    static final Grant CLERK = new Grant(Role.CLERK, "990101");
    static final Grant FACILITATOR = new Grant(Role.CAF, "990101");
    static final String PASSWORD = "ពាក្យសម្ងាត់ 1";

    @Autowired
    MockMvc mvc;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    AccountLinks links;

    @Autowired
    SecondFactor secondFactor;

    @Autowired
    SentLinks sent;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    /** Somebody new, whose user name is the id's first letters. */
    Somebody somebody(@Nullable String password, @Nullable String email, Grant... grants) {
        String username = "u" + UUID.randomUUID();
        UUID id = people.register(
                TEST,
                new NewPerson(
                        null,
                        "សុខ សុភា",
                        "Sok Sophea",
                        null,
                        email,
                        Sex.FEMALE,
                        "km",
                        new NewAccount(username, password, false),
                        List.of(grants),
                        LocalDate.of(2020, 1, 1)));
        return new Somebody(id, username);
    }

    /** The secret of a telephone that was set up. */
    String telephoneOf(Somebody who) {
        String secret = secondFactor.newSecret();
        secondFactor.confirm(people.actor(who.id()), secret, code(secret));
        forgetTime(who);
        return secret;
    }

    /** As if no code of the last minute had been used. */
    void forgetTime(Somebody who) {
        jdbc.sql("update account set totp_last_step = 0 where person_id = ?")
                .param(who.id())
                .update();
    }

    static String code(String secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Secret.bytes(secret), "HmacSHA1"), Instant.now(), Locale.ROOT);
        } catch (java.security.InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The password only. */
    Cookie password(Somebody who, String password) throws Exception {
        MvcResult result = mvc.perform(post("/sign-in")
                        .header("User-Agent", "Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36")
                        .param("username", who.username())
                        .param("password", password)
                        .with(csrf()))
                .andExpect(status().isFound())
                .andReturn();
        assertThat(result.getResponse().getRedirectedUrl()).isEqualTo("/");
        return session(result);
    }

    /** Password, and code where there is a telephone. */
    Cookie signIn(Somebody who) throws Exception {
        Cookie session = password(who, PASSWORD);
        if (accounts.of(who.id()).orElseThrow().secondFactor()) {
            forgetTime(who);
            String secret = jdbc.sql("select totp_secret from account where person_id = ?")
                    .param(who.id())
                    .query(String.class)
                    .single();
            return session(mvc.perform(post("/sign-in/code")
                            .param("code", code(secret))
                            .cookie(session)
                            .with(csrf()))
                    .andExpect(status().isFound())
                    .andReturn());
        }
        return session;
    }

    static Cookie session(MvcResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("SESSION"));
    }

    /** Chooses a password on the page of a link. */
    static MockHttpServletRequestBuilder choose(String path, String password) {
        return post(path)
                .param("password", password)
                .param("again", password)
                .param("language", "km")
                .with(csrf());
    }

    long audited(String action, Somebody who) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and object = ?")
                .params(action, "person/" + who.id())
                .query(Long.class)
                .single();
    }

    record Somebody(UUID id, String username) {}
}
