package kh.isaf;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.LocalDate;
import kh.isaf.access.CurrentActor;
import kh.isaf.cycle.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows: the business date, who is signed in, and where in the product one is. */
@ControllerAdvice
class PageFrame {

    private static final Duration UNNOTICED = Duration.ofMinutes(1);

    private final BusinessClock clock;
    private final boolean demonstration;

    PageFrame(BusinessClock clock, @Value("${isaf.demonstration:false}") boolean demonstration) {
        this.clock = clock;
        this.demonstration = demonstration;
    }

    @ModelAttribute("today")
    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The demonstration runs on its own database only, never on a server. */
    @ModelAttribute("demonstration")
    boolean demonstration() {
        return demonstration;
    }

    @ModelAttribute("clockMoved")
    boolean clockMoved() {
        return clock.offset().abs().compareTo(UNNOTICED) > 0;
    }

    @ModelAttribute("signedInName")
    @Nullable
    String signedInName() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof CurrentActor.Principal principal
                ? principal.actor().name()
                : null;
    }

    /** Which entry of the navigation one is in: the first part of the path, or the hub from which that is reached. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.equals("/")) {
            return "tasks";
        }
        return switch (path.substring(1).split("/", 2)[0]) {
            case "people", "accounts", "cafs", "bodies", "networks", "vacancies", "hand-overs", "absences" -> "people";
            case "postponements" -> "cycles";
            case "setup",
                    "imports",
                    "variants",
                    "holidays",
                    "rules",
                    "years",
                    "guidance",
                    "checks",
                    "outbox",
                    "incoming",
                    "texts",
                    "failed-jobs",
                    "numbers",
                    "groups",
                    "audit",
                    "time-machine" -> "setup";
            case "areas", "providers" -> "areas";
            case "map",
                    "timeliness",
                    "time",
                    "cases",
                    "meetings",
                    "visits",
                    "decisions",
                    "reports",
                    "quality",
                    "summary" -> "overdue";
            default -> path.substring(1).split("/", 2)[0];
        };
    }
}
