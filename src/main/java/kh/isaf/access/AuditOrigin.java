package kh.isaf.access;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** From where a change came: the address of a browser, a command or a job. Answers to tasks are kept without it. */
@Component
class AuditOrigin {

    private final String outsideRequests;

    AuditOrigin(ApplicationContext context) {
        this.outsideRequests = context instanceof WebApplicationContext ? "job" : "command";
    }

    @Nullable
    String of(String action) {
        if (action.startsWith("task.")) {
            return null;
        }
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : outsideRequests;
    }
}
