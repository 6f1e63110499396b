package kh.isaf.simulation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.simulation.DemonstrationClock;
import kh.isaf.simulation.Journey;
import kh.isaf.simulation.Journey.State;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets anybody in the demonstration look at a later day. */
@Controller
@ConditionalOnProperty("isaf.demonstration")
class ClockController {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy");
    private static final int REFRESH_SECONDS = 2;

    /** A journey that is over by then needs no page of its own. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final DemonstrationClock demonstrationClock;
    private final CurrentActor currentActor;
    private final Clock clock;

    ClockController(DemonstrationClock demonstrationClock, CurrentActor currentActor, Clock clock) {
        this.demonstrationClock = demonstrationClock;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping("/clock")
    @PreAuthorize("isAuthenticated()")
    String clock(Model model) {
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("nextDay", today.plusDays(1));
        model.addAttribute("nextWeek", today.plusWeeks(1));
        model.addAttribute("nextMonth", today.plusMonths(1));
        Journey journey = demonstrationClock.journey().orElse(null);
        model.addAttribute("journey", journey);
        if (journey != null && journey.underWay()) {
            model.addAttribute("refreshAfter", REFRESH_SECONDS);
        }
        return "simulation/clock";
    }

    @PostMapping("/clock")
    @PreAuthorize("isAuthenticated()")
    String move(
            @RequestParam String to,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        model.addAttribute("typed", to);
        try {
            demonstrationClock.moveTo(LocalDate.parse(to), currentActor.get());
        } catch (DateTimeParseException e) {
            return refused(new Refusal("to", "clock.noDate"), model, response);
        } catch (Refusal refusal) {
            return refused(refusal, model, response);
        }
        demonstrationClock.awaitArrival(SHORT);
        if (demonstrationClock
                .journey()
                .map(Journey::state)
                .filter(State.ARRIVED::equals)
                .isPresent()) {
            redirect.addFlashAttribute("message", "clock.moved");
            redirect.addFlashAttribute(
                    "messageArgs", new Object[] {DAY.withLocale(locale).format(LocalDate.now(clock))});
        }
        return "redirect:/clock";
    }

    @PostMapping("/clock/stop")
    @PreAuthorize("isAuthenticated()")
    String stop() {
        demonstrationClock.stop(currentActor.get());
        demonstrationClock.awaitArrival(SHORT);
        return "redirect:/clock";
    }

    private String refused(Refusal refusal, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", refusal);
        return clock(model);
    }
}
