package kh.isaf.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.support.StaticWebApplicationContext;

class AuditOriginTests {

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void outsideARequestItIsACommandOrAJobOfTheServer() {
        assertThat(new AuditOrigin(new StaticApplicationContext()).of("area.import"))
                .isEqualTo("command");
        assertThat(new AuditOrigin(new StaticWebApplicationContext()).of("year.start"))
                .isEqualTo("job");
    }

    @Test
    void theAddressIsKeptForChangesButNeverForAnswers() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("10.1.2.3");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        AuditOrigin origin = new AuditOrigin(new StaticWebApplicationContext());
        assertThat(origin.of("role.end")).isEqualTo("10.1.2.3");
        assertThat(origin.of("task.complete")).isNull();
    }
}
