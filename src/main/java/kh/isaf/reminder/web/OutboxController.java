package kh.isaf.reminder.web;

import java.util.List;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.reminder.Backlog;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.DoubtfulMessages;
import kh.isaf.reminder.FailedMessages;
import kh.isaf.reminder.MessageStatus;
import kh.isaf.reminder.MessageTrail;
import kh.isaf.reminder.OutboxReading;
import kh.isaf.reminder.cost.CostReading;
import kh.isaf.reminder.cost.SmsPrices;
import kh.isaf.territory.Territory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where NCDDS sees what has gone out and what has not, tries again, and decides after a long stop. */
@Controller
class OutboxController {

    private static final List<String> CHANNELS = List.of("email", "sms", "telegram");

    private final OutboxReading outbox;
    private final FailedMessages failed;
    private final Backlog backlog;
    private final MessageTrail trail;
    private final DoubtfulMessages doubtful;
    private final CostReading costs;
    private final SmsPrices prices;
    private final Territory territory;
    private final CurrentActor currentActor;

    OutboxController(
            OutboxReading outbox,
            FailedMessages failed,
            Backlog backlog,
            MessageTrail trail,
            DoubtfulMessages doubtful,
            CostReading costs,
            SmsPrices prices,
            Territory territory,
            CurrentActor currentActor) {
        this.trail = trail;
        this.doubtful = doubtful;
        this.costs = costs;
        this.prices = prices;
        this.territory = territory;
        this.outbox = outbox;
        this.failed = failed;
        this.backlog = backlog;
        this.currentActor = currentActor;
    }

    @GetMapping("/outbox")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String outbox(
            @RequestParam(defaultValue = "READY") MessageStatus status,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String area,
            Model model) {
        model.addAttribute("channel", channel);
        model.addAttribute("area", area);
        model.addAttribute("channels", CHANNELS);
        model.addAttribute("areas", territory.children(null));
        model.addAttribute("capReached", costs.capReached());
        model.addAttribute("counts", outbox.counts());
        model.addAttribute("withoutChannel", outbox.withoutChannel());
        model.addAttribute("waiting", backlog.waiting().orElse(null));
        model.addAttribute("groups", failed.byCause());
        model.addAttribute("status", status);
        model.addAttribute("lines", outbox.newest(status, channel, area));
        model.addAttribute("most", OutboxReading.PAGE);
        return "reminder/outbox";
    }

    @GetMapping("/outbox/{messageId}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String message(@PathVariable UUID messageId, Model model) {
        model.addAttribute("line", outbox.message(messageId));
        model.addAttribute("trail", trail.of(messageId));
        model.addAttribute("parts", trail.parts(messageId));
        model.addAttribute("again", doubtful.canGoAgain(messageId));
        model.addAttribute("prices", prices);
        return "reminder/message";
    }

    @PostMapping("/outbox/{messageId}/arrived")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String arrived(@PathVariable UUID messageId, RedirectAttributes redirect) {
        outbox.message(messageId);
        boolean settled = doubtful.arrived(messageId, currentActor.get());
        redirect.addFlashAttribute("message", settled ? "outbox.doubt.settled" : "outbox.doubt.over");
        return "redirect:/outbox/" + messageId;
    }

    @PostMapping("/outbox/{messageId}/again")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String again(@PathVariable UUID messageId, RedirectAttributes redirect) {
        outbox.message(messageId);
        boolean again = doubtful.sendAgain(messageId, currentActor.get());
        redirect.addFlashAttribute("message", again ? "outbox.doubt.goes" : "outbox.doubt.over");
        return "redirect:/outbox/" + messageId;
    }

    @PostMapping("/outbox/retry")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String retry(@RequestParam Cause cause, RedirectAttributes redirect) {
        int messages = failed.tryAgain(cause, currentActor.get());
        redirect.addFlashAttribute("message", "outbox.retried");
        redirect.addFlashAttribute("messageArgs", new Object[] {String.valueOf(messages)});
        return "redirect:/outbox";
    }

    @PostMapping("/outbox/backlog")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String decide(@RequestParam Backlog.Decision decision, RedirectAttributes redirect) {
        boolean decided = backlog.decide(decision, currentActor.get());
        redirect.addFlashAttribute("message", decided ? "outbox.decided" : "outbox.decidedBefore");
        return "redirect:/outbox";
    }
}
