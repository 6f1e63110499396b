package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.people.Bodies;
import kh.isaf.people.Body;
import kh.isaf.people.BodyKind;
import kh.isaf.people.Period;
import kh.isaf.people.Position;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Committees, councils, working groups and networks, each with its seats. */
@Controller
@RequestMapping("/bodies")
class BodiesController {

    private final Bodies bodies;
    private final CurrentActor currentActor;

    BodiesController(Bodies bodies, CurrentActor currentActor) {
        this.bodies = bodies;
        this.currentActor = currentActor;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String bodies(
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        model.addAttribute("area", area.strip());
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", BodyKind.values());
        model.addAttribute(
                "page",
                bodies.find(currentActor.get(), area.strip(), BodyKind.of(kind).orElse(null), page));
        return "people/bodies";
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
            bodies.add(
                    currentActor.get(),
                    new Bodies.NewBody(
                            typed.text("code"),
                            BodyKind.of(typed.text("kind")).orElse(null),
                            typed.text("area"),
                            typed.text("nameKm"),
                            typed.text("nameLatin"),
                            Period.of(typed.day("from"), typed.day("to")),
                            typed.text("decisionNumber"),
                            typed.day("decisionDate")));
        } catch (Refusal refusal) {
            Refused.show(refusal, "body", fields, model, response);
            return bodies("", "", 1, model);
        }
        redirect.addFlashAttribute("message", "people.changed");
        return "redirect:/bodies/" + typed.text("code");
    }

    @GetMapping("/{body}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String body(@PathVariable String body, Model model) {
        Actor actor = currentActor.get();
        Body found = bodies.visible(actor, body);
        model.addAttribute("body", found);
        model.addAttribute("members", bodies.members(body));
        model.addAttribute("mayKeep", bodies.mayKeep(actor, found));
        model.addAttribute("positions", Position.values());
        return "people/body";
    }

    @PostMapping("/{body}/seats")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String seat(
            @PathVariable String body,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Typed typed = new Typed(fields);
        try {
            bodies.visible(currentActor.get(), body);
            bodies.seat(
                    currentActor.get(),
                    body,
                    typed.text("who"),
                    Position.of(typed.text("position")).orElse(null),
                    typed.period());
        } catch (Refusal refusal) {
            Refused.show(refusal, "seat", fields, model, response);
            return body(body, model);
        }
        redirect.addFlashAttribute("message", "people.changed");
        return "redirect:/bodies/" + body;
    }

    @PostMapping("/{body}/seats/{seat}/end")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String endSeat(
            @PathVariable String body,
            @PathVariable long seat,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Typed typed = new Typed(fields);
        try {
            bodies.visible(currentActor.get(), body);
            bodies.endSeat(currentActor.get(), body, seat, typed.day("to"), typed.text("reason"));
        } catch (Refusal refusal) {
            Refused.show(refusal, "end" + seat, fields, model, response);
            return body(body, model);
        }
        redirect.addFlashAttribute("message", "people.changed");
        return "redirect:/bodies/" + body;
    }
}
