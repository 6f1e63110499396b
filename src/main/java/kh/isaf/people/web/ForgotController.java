package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kh.isaf.people.ForgottenPassword;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For those who forgot the password. Whatever was typed, the answer and the time it takes are the same. */
@Controller
class ForgotController {

    private static final Logger LOG = LoggerFactory.getLogger(ForgotController.class);
    /** Longer than issuing a link takes. */
    private static final Duration ANSWER_AFTER = Duration.ofMillis(500);

    private final ForgottenPassword forgotten;

    ForgotController(ForgottenPassword forgotten) {
        this.forgotten = forgotten;
    }

    @GetMapping("/forgot")
    @PreAuthorize("permitAll")
    String forgot(@RequestParam(required = false) String asked, Model model) {
        model.addAttribute("asked", asked != null);
        return "people/forgot";
    }

    @PostMapping("/forgot")
    @PreAuthorize("permitAll")
    String forgot(@RequestParam(defaultValue = "") String who, HttpServletRequest request) throws InterruptedException {
        long begin = System.nanoTime();
        try {
            forgotten.ask(who, request.getRemoteAddr());
        } catch (RuntimeException failure) {
            // told to nobody but the log: the answer must not say that the account was found
            LOG.error("a link to a new password could not be issued", failure);
        }
        long left = ANSWER_AFTER.toNanos() - (System.nanoTime() - begin);
        TimeUnit.NANOSECONDS.sleep(left);
        return "redirect:/forgot?asked";
    }
}
