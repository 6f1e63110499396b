package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class ParkedPostTests {

    private static final String PATH = "/tasks/6f1c";
    private static final UUID DARA = UUID.randomUUID();
    private static final UUID SOPHEA = UUID.randomUUID();

    private final ParkedPost parkedPost = new ParkedPost();
    private final MockHttpSession session = new MockHttpSession();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whatWasTypedIsHandedOutOnceOnItsOwnPath() {
        MockHttpServletRequest sent = post(PATH);
        sent.addParameter("participants", "24");
        sent.addParameter("needs", "clean water", "teachers");
        sent.addParameter("_csrf", "secret");
        assertThat(parkedPost.park(sent)).isTrue();
        assertThat(parkedPost.waits(back())).isTrue();

        signIn(DARA);
        assertThat(parkedPost.take(back(), "/tasks/other")).isEmpty();
        assertThat(parkedPost.take(back(), PATH)).hasValueSatisfying(fields -> {
            assertThat(fields.get("needs")).containsExactly("clean water", "teachers");
            assertThat(fields.getFirst("participants")).isEqualTo("24");
            assertThat(fields).doesNotContainKeys("_csrf", "_who");
        });
        assertThat(parkedPost.take(back(), PATH)).isEmpty();
    }

    @Test
    void whatOnePersonTypedIsNotShownToAnother() {
        MockHttpServletRequest sent = post(PATH);
        sent.addParameter("participants", "24");
        assertThat(parkedPost.park(sent)).isTrue();
        signIn(SOPHEA);
        assertThat(parkedPost.take(back(), PATH)).isEmpty();
        parkedPost.keepFor(back(), SOPHEA);
        signIn(DARA);
        assertThat(parkedPost.take(back(), PATH)).isEmpty();
    }

    @Test
    void aFormThatDoesNotSayWhoseItIsIsNotKept() {
        MockHttpServletRequest sent = new MockHttpServletRequest("POST", PATH);
        sent.setSession(session);
        assertThat(parkedPost.park(sent)).isFalse();
    }

    @Test
    void onlyTaskFormsOfAReasonableSizeAreKept() {
        assertThat(parkedPost.park(post("/imports/areas"))).isFalse();
        MockHttpServletRequest large = post(PATH);
        large.addParameter("minutes", "x".repeat(200 * 1024 + 1));
        assertThat(parkedPost.park(large)).isFalse();
        assertThat(parkedPost.waits(back())).isFalse();
    }

    private MockHttpServletRequest post(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setSession(session);
        request.addParameter("_who", DARA.toString());
        return request;
    }

    private static void signIn(UUID person) {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(person.toString(), null, List.of()));
    }

    private MockHttpServletRequest back() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", PATH);
        request.setSession(session);
        return request;
    }
}
