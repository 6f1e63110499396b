package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.people.CafSelection;
import kh.isaf.people.CafSelections;
import kh.isaf.people.CafSelections.Result;
import kh.isaf.people.Sex;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A selection round of facilitators: planned, candidates, votes and result, confirmed. */
@Controller
@RequestMapping("/cafs/rounds")
class CafSelectionController {

    private final CafSelections selections;
    private final CurrentActor currentActor;

    CafSelectionController(CafSelections selections, CurrentActor currentActor) {
        this.selections = selections;
        this.currentActor = currentActor;
    }

    @GetMapping("/new")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String form(Model model) {
        return "people/round-new";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String plan(@RequestParam Map<String, String> fields, Model model, HttpServletResponse response) {
        Typed typed = new Typed(fields);
        try {
            return "redirect:/cafs/rounds/"
                    + selections.plan(
                            currentActor.get(), typed.text("area"), typed.day("heldOn"), typed.text("criteria"));
        } catch (Refusal refusal) {
            Refused.show(refusal, "round", fields, model, response);
            return form(model);
        }
    }

    @GetMapping("/{round}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String round(@PathVariable UUID round, Model model) {
        model.addAttribute("round", selections.visible(currentActor.get(), round));
        model.addAttribute("sexes", Sex.values());
        return "people/round";
    }

    @PostMapping("/{round}/candidates")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String add(
            @PathVariable UUID round,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        Typed typed = new Typed(fields);
        return act(
                round,
                "candidate",
                fields,
                () -> {
                    if (typed.text("who").isEmpty()) {
                        selections.addNew(actor, round, typed.person(), typed.text("postAt"), typed.text("postTitle"));
                    } else {
                        selections.addKnown(actor, round, typed.text("who"));
                    }
                },
                model,
                response,
                redirect);
    }

    @PostMapping("/{round}/results")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String enter(
            @PathVariable UUID round,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        CafSelection selection = selections.visible(actor, round);
        Typed typed = new Typed(fields);
        return act(
                round,
                "results",
                fields,
                () -> {
                    List<Result> results = selection.candidates().stream()
                            .map(one -> new Result(
                                    one.id(), typed.number("votes" + one.id()), typed.ticked("chosen" + one.id())))
                            .toList();
                    selections.enter(
                            actor, round, typed.count("women"), typed.count("men"), typed.count("other"), results);
                },
                model,
                response,
                redirect);
    }

    @PostMapping("/{round}/confirm")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String confirm(
            @PathVariable UUID round,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        Typed typed = new Typed(fields);
        return act(
                round,
                "confirm",
                fields,
                () -> selections.confirm(actor, round, typed.period()),
                model,
                response,
                redirect);
    }

    private String act(
            UUID round,
            String form,
            Map<String, String> fields,
            Runnable change,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        selections.visible(currentActor.get(), round);
        try {
            change.run();
        } catch (Refusal refusal) {
            Refused.show(refusal, form, fields, model, response);
            return round(round, model);
        }
        redirect.addFlashAttribute("message", "people.changed");
        return "redirect:/cafs/rounds/" + round;
    }
}
