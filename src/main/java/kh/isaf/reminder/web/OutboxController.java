package kh.isaf.reminder.web;

import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.reminder.Backlog;
import kh.isaf.reminder.Cause;
import kh.isaf.reminder.FailedMessages;
import kh.isaf.reminder.MessageStatus;
import kh.isaf.reminder.OutboxReading;
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

    private final OutboxReading outbox;
    private final FailedMessages failed;
    private final Backlog backlog;
    private final CurrentActor currentActor;

    OutboxController(OutboxReading outbox, FailedMessages failed, Backlog backlog, CurrentActor currentActor) {
        this.outbox = outbox;
        this.failed = failed;
        this.backlog = backlog;
        this.currentActor = currentActor;
    }

    @GetMapping("/outbox")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String outbox(@RequestParam(defaultValue = "READY") MessageStatus status, Model model) {
        model.addAttribute("counts", outbox.counts());
        model.addAttribute("withoutChannel", outbox.withoutChannel());
        model.addAttribute("waiting", backlog.waiting().orElse(null));
        model.addAttribute("groups", failed.byCause());
        model.addAttribute("status", status);
        model.addAttribute("lines", outbox.newest(status));
        model.addAttribute("most", OutboxReading.PAGE);
        return "reminder/outbox";
    }

    @GetMapping("/outbox/{messageId}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String message(@PathVariable UUID messageId, Model model) {
        model.addAttribute("line", outbox.message(messageId));
        return "reminder/message";
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
