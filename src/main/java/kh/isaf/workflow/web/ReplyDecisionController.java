package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.reminder.reply.DelayRequests;
import kh.isaf.reminder.reply.NotMine;
import kh.isaf.worklist.PostponementOrder;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where supervisors decide, on the page of a task, about what people answered: more time, and not mine. */
@Controller
class ReplyDecisionController {

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{1,3}");
    private static final String GRANT = "grant";

    private final WorkItems workItems;
    private final DelayRequests delays;
    private final NotMine notMine;
    private final TaskPages pages;
    private final CurrentActor current;

    ReplyDecisionController(
            WorkItems workItems, DelayRequests delays, NotMine notMine, TaskPages pages, CurrentActor current) {
        this.workItems = workItems;
        this.delays = delays;
        this.notMine = notMine;
        this.pages = pages;
        this.current = current;
    }

    @PostMapping("/tasks/{id}/more-time")
    @PreAuthorize("isAuthenticated()")
    String moreTime(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Actor actor = current.get();
        WorkItem item = workItems.visible(id, actor);
        try {
            if (decision.equals(GRANT)) {
                delays.grant(actor, item, number(days), reason);
            } else {
                delays.refuse(actor, item, reason);
            }
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", pages.open(item, actor, locale));
            model.addAttribute("refusal", refusal);
            model.addAttribute("typedDays", days);
            model.addAttribute("typedReason", reason);
            return "workflow/task";
        }
        redirect.addFlashAttribute("message", "reply.decided");
        return "redirect:/tasks/" + id;
    }

    @PostMapping("/tasks/{id}/somebody")
    @PreAuthorize("isAuthenticated()")
    String somebody(@PathVariable UUID id, RedirectAttributes redirect) {
        Actor actor = current.get();
        notMine.settled(actor, workItems.visible(id, actor));
        redirect.addFlashAttribute("message", "reply.settled");
        return "redirect:/tasks/" + id;
    }

    private static int number(String typed) {
        String text = typed.strip();
        int days = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (days < 1 || days > PostponementOrder.MOST_DAYS) {
            throw new Refusal("days", "postponement.error.days", String.valueOf(PostponementOrder.MOST_DAYS));
        }
        return days;
    }
}
