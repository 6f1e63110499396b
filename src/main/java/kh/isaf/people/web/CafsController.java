package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.people.CafSelections;
import kh.isaf.people.Cafs;
import kh.isaf.people.PersonEntry;
import kh.isaf.people.PersonRoles;
import kh.isaf.people.RoleLine;
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

/** The register of facilitators: the list, and the terms of one of them. */
@Controller
@RequestMapping("/cafs")
class CafsController {

    private final Cafs cafs;
    private final CafSelections selections;
    private final PersonRoles roles;
    private final CurrentActor currentActor;

    CafsController(Cafs cafs, CafSelections selections, PersonRoles roles, CurrentActor currentActor) {
        this.cafs = cafs;
        this.selections = selections;
        this.roles = roles;
        this.currentActor = currentActor;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String cafs(@RequestParam(defaultValue = "") String area, @RequestParam(defaultValue = "1") int page, Model model) {
        Actor actor = currentActor.get();
        model.addAttribute("area", area.strip());
        model.addAttribute("page", cafs.find(actor, area.strip(), page));
        model.addAttribute("rounds", selections.find(actor, area.strip()));
        return "people/cafs";
    }

    @GetMapping("/{person}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String caf(@PathVariable UUID person, Model model) {
        Actor actor = currentActor.get();
        PersonEntry entry = cafs.visible(actor, person);
        model.addAttribute("person", entry);
        model.addAttribute(
                "terms",
                entry.roles().stream()
                        .filter(role -> role.grant().role().id().equals("caf"))
                        .toList());
        model.addAttribute(
                "within",
                entry.roles().stream()
                        .filter(role -> Supervision.oversees(actor, role.grant()))
                        .map(RoleLine::id)
                        .toList());
        return "people/caf";
    }

    @PostMapping("/{person}/terms/{term}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String renew(
            @PathVariable UUID person,
            @PathVariable long term,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        Typed typed = new Typed(fields);
        return act(
                person,
                "renew" + term,
                fields,
                () -> cafs.renew(actor, person, term, typed.day("to")),
                model,
                response,
                redirect);
    }

    @PostMapping("/{person}/terms/{term}/end")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String end(
            @PathVariable UUID person,
            @PathVariable long term,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        Typed typed = new Typed(fields);
        return act(
                person,
                "end" + term,
                fields,
                () -> roles.endRole(actor, person, term, typed.day("to"), typed.text("reason")),
                model,
                response,
                redirect);
    }

    @PostMapping("/{person}/terms/{term}/activity")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String activity(
            @PathVariable UUID person,
            @PathVariable long term,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        return act(
                person,
                "activity" + term,
                fields,
                () -> cafs.activity(actor, person, term, fields.containsKey("active")),
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
        cafs.visible(currentActor.get(), person);
        try {
            change.run();
        } catch (Refusal refusal) {
            Refused.show(refusal, form, fields, model, response);
            return caf(person, model);
        }
        redirect.addFlashAttribute("message", "people.changed");
        return "redirect:/cafs/" + person;
    }
}
