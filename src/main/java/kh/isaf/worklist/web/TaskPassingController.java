package kh.isaf.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.people.PersonEntries;
import kh.isaf.people.PersonEntry;
import kh.isaf.worklist.TaskPassing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All open tasks of somebody go to another in one act: who, which of them, and which not and why. */
@Controller
@RequestMapping("/hand-overs/tasks")
class TaskPassingController {

    private final TaskPassing passing;
    private final PersonEntries entries;
    private final CurrentActor currentActor;

    TaskPassingController(TaskPassing passing, PersonEntries entries, CurrentActor currentActor) {
        this.passing = passing;
        this.entries = entries;
        this.currentActor = currentActor;
    }

    @GetMapping("/{person}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP')")
    String form(
            @PathVariable UUID person, @RequestParam @Nullable UUID who, Model model, HttpServletResponse response) {
        Actor actor = currentActor.get();
        PersonEntry entry = entries.visible(actor, person);
        model.addAttribute("person", entry);
        model.addAttribute("successors", passing.successors(actor, person));
        model.addAttribute("taken", passing.taken(actor, person));
        model.addAttribute("who", who);
        if (who != null) {
            try {
                model.addAttribute("lines", passing.preview(actor, person, who));
            } catch (Refusal refusal) {
                model.addAttribute("refusal", refusal);
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            }
        }
        return "worklist/passing";
    }

    @PostMapping("/{person}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP')")
    String pass(
            @PathVariable UUID person,
            @RequestParam @Nullable UUID who,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        entries.visible(actor, person);
        TaskPassing.Passed passed;
        try {
            passed = passing.pass(actor, person, who, reason);
        } catch (Refusal refusal) {
            String page = form(person, who, model, response);
            model.addAttribute("refusal", refusal);
            model.addAttribute("reason", reason);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page;
        }
        redirect.addFlashAttribute("message", "passing.done");
        redirect.addFlashAttribute(
                "messageArgs", new Object[] {String.valueOf(passed.gone()), String.valueOf(passed.kept())});
        return "redirect:/hand-overs/tasks/" + person;
    }
}
