package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditQuery;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.people.PersonEntries;
import kh.isaf.people.PersonEntry;
import kh.isaf.people.PersonPosts;
import kh.isaf.people.PersonRegister;
import kh.isaf.people.PersonRoles;
import kh.isaf.people.RoleLine;
import kh.isaf.people.Sex;
import kh.isaf.people.Supervision;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The entry of one person in the register: data, roles with dates, posts, bodies, and what was changed. */
@Controller
@RequestMapping("/people/{person}")
class PersonController {

    private static final int HISTORY = 20;

    private final PersonRegister register;
    private final PersonEntries entries;
    private final PersonRoles roles;
    private final PersonPosts posts;
    private final AuditTrail audit;
    private final CurrentActor currentActor;

    PersonController(
            PersonEntries entries,
            PersonPosts posts,
            PersonRegister register,
            PersonRoles roles,
            AuditTrail audit,
            CurrentActor currentActor) {
        this.entries = entries;
        this.posts = posts;
        this.register = register;
        this.roles = roles;
        this.audit = audit;
        this.currentActor = currentActor;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String person(@PathVariable UUID person, Model model) {
        Actor actor = currentActor.get();
        PersonEntry entry = entries.visible(actor, person);
        model.addAttribute("person", entry);
        model.addAttribute("mayChange", entries.mayChange(actor, entry));
        model.addAttribute(
                "leads", actor.holds(Role.DMK_GROUP) || actor.holds(Role.CP_GROUP) || actor.holds(Role.NCDDS_ADMIN));
        model.addAttribute(
                "within",
                entry.roles().stream()
                        .filter(role -> Supervision.oversees(actor, role.grant()))
                        .map(RoleLine::id)
                        .toList());
        model.addAttribute("roles", PeopleController.roles(actor));
        model.addAttribute("sexes", Sex.values());
        model.addAttribute(
                "history",
                audit.find(new AuditQuery("", "", "person/" + person, 0)).stream()
                        .limit(HISTORY)
                        .toList());
        return "people/person";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String change(
            @PathVariable UUID person,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return act(
                person,
                "data",
                fields,
                () -> register.change(currentActor.get(), person, new Typed(fields).person()),
                model,
                response,
                redirect);
    }

    @PostMapping("/roles")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String give(
            @PathVariable UUID person,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return act(
                person,
                "role",
                fields,
                () -> roles.giveRole(currentActor.get(), person, new Typed(fields).role()),
                model,
                response,
                redirect);
    }

    @PostMapping("/roles/{role}/end")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String end(
            @PathVariable UUID person,
            @PathVariable long role,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Typed typed = new Typed(fields);
        return act(
                person,
                "end" + role,
                fields,
                () -> roles.endRole(currentActor.get(), person, role, typed.day("to"), typed.text("reason")),
                model,
                response,
                redirect);
    }

    @PostMapping("/posts")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String addPost(
            @PathVariable UUID person,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Typed typed = new Typed(fields);
        return act(
                person,
                "post",
                fields,
                () -> posts.addPost(
                        currentActor.get(), person, typed.text("provider"), typed.text("title"), typed.period()),
                model,
                response,
                redirect);
    }

    @PostMapping("/posts/{post}/end")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String endPost(
            @PathVariable UUID person,
            @PathVariable long post,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return act(
                person,
                "endPost" + post,
                fields,
                () -> posts.endPost(currentActor.get(), person, post, new Typed(fields).day("to")),
                model,
                response,
                redirect);
    }

    private String act(
            UUID person,
            String form,
            Map<String, String> fields,
            Runnable change,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            entries.visible(currentActor.get(), person);
            change.run();
        } catch (Refusal refusal) {
            Refused.show(refusal, form, fields, model, response);
            return person(person, model);
        }
        redirect.addFlashAttribute("message", "people.changed");
        return "redirect:/people/" + person;
    }
}
