package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.Stage;
import kh.isaf.people.AbsenceList;
import kh.isaf.people.Absences;
import kh.isaf.people.Deputies;
import kh.isaf.people.NewAbsence;
import kh.isaf.people.PersonEntry;
import kh.isaf.people.Supervision;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is away and who does the tasks meanwhile: one's own absences, and those of people one looks after. */
@Controller
@RequestMapping("/absences")
class AbsencesController {

    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_DIGITS = 5;

    private final Absences absences;
    private final AbsenceList list;
    private final Deputies deputies;
    private final CurrentActor currentActor;

    AbsencesController(Absences absences, AbsenceList list, Deputies deputies, CurrentActor currentActor) {
        this.absences = absences;
        this.list = list;
        this.deputies = deputies;
        this.currentActor = currentActor;
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    String absences(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") String page, Model model) {
        Actor actor = currentActor.get();
        String text = q.substring(0, Math.min(q.length(), LONGEST_SEARCH)).strip();
        model.addAttribute("q", text);
        model.addAttribute("handed", list.handedTo(actor.personId()));
        model.addAttribute(
                "others", Supervision.areas(actor).isEmpty() ? null : list.lookedAfter(actor, text, number(page)));
        return show("people/absences", actor.personId(), model);
    }

    @PostMapping
    @PreAuthorize("isAuthenticated()")
    String set(
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        try {
            absences.set(actor, typed(actor.personId(), fields));
        } catch (Refusal refusal) {
            refused(refusal, fields, model, response);
            return absences("", "1", model);
        }
        redirect.addFlashAttribute("message", "absence.isSet");
        return "redirect:/absences";
    }

    @GetMapping("/of/{person}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String of(@PathVariable UUID person, Model model) {
        PersonEntry entry = absences.lookedAfter(currentActor.get(), person);
        model.addAttribute("person", entry);
        return show("people/absence", person, model);
    }

    @PostMapping("/of/{person}")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String setFor(
            @PathVariable UUID person,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Actor actor = currentActor.get();
        absences.lookedAfter(actor, person);
        try {
            absences.set(actor, typed(person, fields));
        } catch (Refusal refusal) {
            refused(refusal, fields, model, response);
            return of(person, model);
        }
        redirect.addFlashAttribute("message", "absence.isSet");
        return "redirect:/absences/of/" + person;
    }

    @PostMapping("/{absence}/end")
    @PreAuthorize("isAuthenticated()")
    String end(@PathVariable UUID absence, RedirectAttributes redirect) {
        absences.end(currentActor.get(), absence);
        redirect.addFlashAttribute("message", "absence.isEnded");
        return "redirect:/absences";
    }

    private String show(String page, UUID person, Model model) {
        model.addAttribute("own", list.of(person));
        model.addAttribute("choices", deputies.of(person));
        model.addAttribute("stages", Stage.values());
        return page;
    }

    private static void refused(
            Refusal refusal, Map<String, String> fields, Model model, HttpServletResponse response) {
        Refused.show(refusal, "absence", fields, model, response);
        model.addAttribute("chosen", stages(fields));
    }

    private static NewAbsence typed(UUID person, Map<String, String> fields) {
        Typed typed = new Typed(fields);
        return new NewAbsence(
                person,
                deputy(typed.text("deputy")),
                typed.day("from"),
                typed.day("to"),
                Set.copyOf(stages(fields)),
                typed.text("reason"));
    }

    private static List<Stage> stages(Map<String, String> fields) {
        return Stream.of(Stage.values())
                .filter(stage -> fields.containsKey("stage-" + stage.id()))
                .collect(Collectors.toList());
    }

    private static @Nullable UUID deputy(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException nobody) {
            return null;
        }
    }

    private static int number(String page) {
        return page.matches("[1-9][0-9]{0," + (MOST_DIGITS - 1) + "}") ? Integer.parseInt(page) : 1;
    }
}
