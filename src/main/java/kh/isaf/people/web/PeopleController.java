package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.people.PersonList;
import kh.isaf.people.PersonRegister;
import kh.isaf.people.Sex;
import kh.isaf.people.Supervision;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of those the reader looks after, and where somebody new is added. */
@Controller
@RequestMapping("/people")
class PeopleController {

    private final PersonList list;
    private final PersonRegister register;
    private final CurrentActor currentActor;
    private final Clock clock;

    PeopleController(PersonList list, PersonRegister register, CurrentActor currentActor, Clock clock) {
        this.list = list;
        this.register = register;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String people(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String left,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        PersonList.Filter filter =
                new PersonList.Filter(q, Role.of(role).orElse(null), area.strip(), !left.isEmpty(), page);
        model.addAttribute("filter", filter);
        model.addAttribute("page", list.find(currentActor.get(), filter, LocalDate.now(clock)));
        model.addAttribute("roles", roles(currentActor.get()));
        return "people/list";
    }

    @GetMapping("/new")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String form(Model model) {
        model.addAttribute("roles", roles(currentActor.get()));
        model.addAttribute("sexes", Sex.values());
        return "people/new";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String add(
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Typed typed = new Typed(fields);
        try {
            UUID person = register.add(currentActor.get(), typed.person(), typed.role());
            redirect.addFlashAttribute("message", "people.added");
            return "redirect:/people/" + person;
        } catch (Refusal refusal) {
            Refused.show(refusal, "person", fields, model, response);
            return form(model);
        }
    }

    /** The roles the actor may give and end, in their order. */
    static List<Role> roles(Actor actor) {
        return Arrays.stream(Role.values())
                .filter(role -> actor.grants().stream()
                        .anyMatch(grant -> Supervision.below(grant.role()).contains(role)))
                .toList();
    }
}
