package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.reminder.FailedMessages;
import kh.isaf.workflow.FailedWork;
import kh.isaf.workflow.engine.Nodes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where NCDDS sees what the product could not do by itself, and has it tried again or left out. */
@Controller
class FailedWorkController {

    /** Jobs of one group that a page shows; an act on the group means all of it. */
    private static final int SHOWN = 100;

    private final FailedWork work;
    private final FailedMessages messages;
    private final Nodes nodes;
    private final CurrentActor currentActor;

    FailedWorkController(FailedWork work, FailedMessages messages, Nodes nodes, CurrentActor currentActor) {
        this.work = work;
        this.messages = messages;
        this.nodes = nodes;
        this.currentActor = currentActor;
    }

    @GetMapping("/failed-jobs")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String all(Model model) {
        model.addAttribute("groups", work.groups());
        model.addAttribute("messages", messages.byCause());
        model.addAttribute("paused", nodes.paused().orElse(null));
        model.addAttribute("nodes", nodes.all());
        return "workflow/failed-jobs";
    }

    @GetMapping("/failed-jobs/{group}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String group(@PathVariable UUID group, Model model) {
        FailedWork.Group found = work.group(group.toString());
        model.addAttribute("group", found);
        model.addAttribute("lines", found.lines().subList(0, Math.min(SHOWN, found.jobs())));
        model.addAttribute(
                "year",
                found.places().stream()
                        .map(FailedWork.Affected::cycleKey)
                        .filter(key -> key != null && found.process().equals("startAreas"))
                        .findFirst()
                        .map(key -> key.substring(0, key.indexOf('-')))
                        .orElse(null));
        return "workflow/failed-group";
    }

    @PostMapping("/failed-jobs/{group}/retry")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String retry(@PathVariable UUID group, @RequestParam @Nullable String job, RedirectAttributes redirect) {
        int jobs = work.retry(currentActor.get(), group.toString(), job);
        say(redirect, jobs == 0 ? "jobs.gone" : "jobs.retried", String.valueOf(jobs));
        return "redirect:/failed-jobs";
    }

    @PostMapping("/failed-jobs/{group}/skip")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String leaveOut(
            @PathVariable UUID group,
            @RequestParam @Nullable String job,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FailedWork.LeftOut leftOut;
        try {
            leftOut = work.leaveOut(currentActor.get(), group.toString(), job, reason);
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal);
            model.addAttribute("reason", reason);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return group(group, model);
        }
        if (leftOut.refused() == 0) {
            say(redirect, "jobs.skipped", String.valueOf(leftOut.done()));
        } else {
            say(
                    redirect,
                    "jobs.skipped.partly",
                    String.valueOf(leftOut.done()),
                    String.valueOf(leftOut.refused()),
                    String.valueOf(leftOut.why()));
        }
        return "redirect:/failed-jobs";
    }

    @PostMapping("/failed-jobs/release")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String release(RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "message", nodes.release(currentActor.get()) ? "jobs.released" : "jobs.releasedBefore");
        return "redirect:/failed-jobs";
    }

    private static void say(RedirectAttributes redirect, String key, Object... args) {
        redirect.addFlashAttribute("message", key);
        redirect.addFlashAttribute("messageArgs", args);
    }
}
