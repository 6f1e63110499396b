package kh.isaf.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

class ParkedPostTests {

    private static final String PATH = "/tasks/6f1c";

    private final ParkedPost parkedPost = new ParkedPost();
    private final MockHttpSession session = new MockHttpSession();

    @Test
    void whatWasTypedIsHandedOutOnceOnItsOwnPath() {
        MockHttpServletRequest sent = post(PATH);
        sent.addParameter("participants", "24");
        sent.addParameter("needs", "clean water", "teachers");
        sent.addParameter("_csrf", "secret");
        assertThat(parkedPost.park(sent)).isTrue();
        assertThat(parkedPost.waits(back())).isTrue();

        assertThat(parkedPost.take(back(), "/tasks/other")).isEmpty();
        assertThat(parkedPost.take(back(), PATH)).hasValueSatisfying(fields -> {
            assertThat(fields.get("needs")).containsExactly("clean water", "teachers");
            assertThat(fields.getFirst("participants")).isEqualTo("24");
            assertThat(fields).doesNotContainKey("_csrf");
        });
        assertThat(parkedPost.take(back(), PATH)).isEmpty();
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
        return request;
    }

    private MockHttpServletRequest back() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", PATH);
        request.setSession(session);
        return request;
    }
}
