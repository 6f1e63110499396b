package kh.isaf.reminder.web;

import kh.isaf.access.CurrentActor;
import kh.isaf.reminder.DigestLine;
import kh.isaf.reminder.ReminderList;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows everybody what he or she is reminded of now. */
@Controller
class RemindersController {

    private final ReminderList reminders;
    private final CurrentActor current;

    RemindersController(ReminderList reminders, CurrentActor current) {
        this.reminders = reminders;
        this.current = current;
    }

    @GetMapping("/reminders")
    @PreAuthorize("isAuthenticated()")
    String reminders(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("list", reminders.of(current.get().personId(), Math.min(page, 100_000)));
        model.addAttribute("parts", DigestLine.Part.values());
        return "reminder/reminders";
    }
}
