package kh.isaf.workflow.web;

import java.util.List;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Role;
import kh.isaf.workflow.SetupChecklist;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** From nothing to a running year: the checklist, and the way to every register; for those who oversee people. */
@Controller
class SetupController {

    /** What groups and clerks look after, and after it what NCDDS alone does. */
    private static final List<String> OF_PEOPLE = List.of(
            "people", "accounts", "cafs", "bodies", "networks", "vacancies", "absences", "postponements", "numbers");

    /** What working groups and NCDDS look after, and clerks do not. */
    private static final List<String> OF_GROUPS = List.of("groups", "incoming");

    private static final List<String> OF_NCDDS = List.of(
            "imports",
            "variants",
            "holidays",
            "rules",
            "time-machine",
            "years",
            "guidance",
            "checks",
            "outbox",
            "texts",
            "failed-jobs",
            "audit");

    private final SetupChecklist checklist;
    private final CurrentActor current;

    SetupController(SetupChecklist checklist, CurrentActor current) {
        this.checklist = checklist;
        this.current = current;
    }

    @GetMapping("/setup")
    @PreAuthorize("hasAnyRole('CLERK', 'DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String setup(Model model) {
        Actor actor = current.get();
        model.addAttribute("steps", checklist.of(actor));
        boolean group = actor.holds(Role.DMK_GROUP) || actor.holds(Role.CP_GROUP) || actor.holds(Role.NCDDS_ADMIN);
        model.addAttribute(
                "ofPeople",
                Stream.concat(OF_PEOPLE.stream(), group ? OF_GROUPS.stream() : Stream.empty())
                        .toList());
        model.addAttribute("ofNcdds", actor.holds(Role.NCDDS_ADMIN) ? OF_NCDDS : List.of());
        return "workflow/setup";
    }
}
