package kh.isaf.reminder.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.cycle.WorkingCalendars;
import kh.isaf.reminder.Ladders;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows whoever may see a task when somebody is reminded of it, and who. */
@Controller
class LadderController {

    private final WorkItems workItems;
    private final Ladders ladders;
    private final WorkingCalendars calendars;
    private final CurrentActor current;
    private final Clock clock;

    LadderController(
            WorkItems workItems, Ladders ladders, WorkingCalendars calendars, CurrentActor current, Clock clock) {
        this.workItems = workItems;
        this.ladders = ladders;
        this.calendars = calendars;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/tasks/{id}/ladder")
    @PreAuthorize("isAuthenticated()")
    String ladder(@PathVariable UUID id, Model model) {
        WorkItem item = workItems.visible(id, current.get());
        if (item.stage() == null) {
            throw new NotFound("ladder of task " + id);
        }
        model.addAttribute("item", item);
        model.addAttribute("rungs", item.open() ? ladders.of(item) : List.of());
        model.addAttribute("until", calendars.of(item.areaCode()).closes(item.dueOn()));
        model.addAttribute("day", LocalDate.now(clock));
        return "reminder/ladder";
    }
}
