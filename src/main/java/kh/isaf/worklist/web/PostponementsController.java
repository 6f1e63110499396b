package kh.isaf.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.Postponement;
import kh.isaf.cycle.PostponementRegister;
import kh.isaf.cycle.Stage;
import kh.isaf.territory.Territory;
import kh.isaf.worklist.PostponementEffect;
import kh.isaf.worklist.PostponementOrder;
import kh.isaf.worklist.Postponements;
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

/** Where stages are put off and taken back: first shown with what moves, and done by a second button. */
@Controller
@RequestMapping("/postponements")
class PostponementsController {

    private static final String SUPERVISORS = "hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')";
    private static final String CONFIRMED = "confirmed";

    private final Postponements postponements;
    private final PostponementRegister register;
    private final PostponementPlaces places;
    private final PostponementPages pages;
    private final Territory territory;
    private final CurrentActor current;
    private final Clock clock;

    PostponementsController(
            Postponements postponements,
            PostponementRegister register,
            PostponementPlaces places,
            PostponementPages pages,
            Territory territory,
            CurrentActor current,
            Clock clock) {
        this.postponements = postponements;
        this.register = register;
        this.places = places;
        this.pages = pages;
        this.territory = territory;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    String list(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Actor actor = current.get();
        if (!area.isEmpty()) {
            area = territory.area(area).code();
            if (!actor.belongsTo(area)) {
                throw new NotFound("area " + area);
            }
        }
        List<Integer> years = register.years();
        int shown = year == null ? yearOf(years) : year;
        PostponementRegister.Page found = register.of(shown, area, actor, page);
        model.addAttribute("years", years);
        model.addAttribute("year", shown);
        model.addAttribute("area", area.isEmpty() ? null : territory.area(area));
        model.addAttribute("page", found);
        model.addAttribute("lines", found.lines().stream().map(pages::line).toList());
        model.addAttribute("supervises", supervises(actor));
        return "worklist/postponements";
    }

    /** The form; an area's own year is meant where the address comes from the page of a khan's cycle. */
    @GetMapping("/new")
    @PreAuthorize(SUPERVISORS)
    String form(@RequestParam Map<String, String> asked, Model model) {
        PostponementForm form = PostponementForm.of(asked);
        if (!form.areaCode().isEmpty()) {
            territory.area(form.areaCode());
            if (!current.get().belongsTo(form.areaCode())) {
                throw new NotFound("area " + form.areaCode());
            }
        }
        return form(form, model);
    }

    @PostMapping
    @PreAuthorize(SUPERVISORS)
    String postpone(
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        PostponementForm form = PostponementForm.of(posted);
        Actor actor = current.get();
        try {
            PostponementOrder order = form.order();
            if (!order.areaCode().isEmpty() && territory.find(order.areaCode()).isEmpty()) {
                throw new Refusal("area", "postponement.error.area");
            }
            if (posted.containsKey(CONFIRMED)) {
                done(postponements.postpone(actor, order), "postponement.done", redirect);
                return "redirect:/postponements?year=" + order.year();
            }
            model.addAttribute("order", order);
            model.addAttribute("effect", pages.effect(postponements.preview(actor, order)));
        } catch (Refusal refusal) {
            refused(refusal, model, response);
        }
        return form(form, model);
    }

    @GetMapping("/{postponement}")
    @PreAuthorize("isAuthenticated()")
    String postponement(@PathVariable UUID postponement, Model model) {
        return one(postponement, "", model);
    }

    @PostMapping("/{postponement}/undo")
    @PreAuthorize(SUPERVISORS)
    String undo(
            @PathVariable UUID postponement,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String reason = PostponementForm.text(posted, "reason");
        Actor actor = current.get();
        try {
            if (posted.containsKey(CONFIRMED)) {
                done(postponements.undo(actor, postponement, reason), "postponement.undone.done", redirect);
                return "redirect:/postponements/" + postponement;
            }
            model.addAttribute("effect", pages.effect(postponements.previewUndo(actor, postponement, reason)));
        } catch (Refusal refusal) {
            refused(refusal, model, response);
        }
        return one(postponement, reason, model);
    }

    private String one(UUID id, String reason, Model model) {
        Actor actor = current.get();
        Postponement found = register.visible(id, actor);
        model.addAttribute("line", pages.line(found));
        model.addAttribute("reason", reason);
        model.addAttribute("longest", PostponementOrder.LONGEST_REASON);
        model.addAttribute("mayUndo", found.inForce() && Postponements.may(actor, found.areaCode(), found.reach()));
        return "worklist/postponement";
    }

    private String form(PostponementForm form, Model model) {
        List<Integer> years = register.years();
        model.addAttribute("years", years);
        model.addAttribute("year", form.year().isEmpty() ? String.valueOf(yearOf(years)) : form.year());
        model.addAttribute("form", form);
        model.addAttribute("places", places.of(current.get(), form.areaCode()));
        model.addAttribute("stages", Stage.values());
        model.addAttribute("most", PostponementOrder.MOST_DAYS);
        model.addAttribute("longest", PostponementOrder.LONGEST_REASON);
        return "worklist/postpone";
    }

    /** This year if it is open, else the latest one that is. */
    private int yearOf(List<Integer> years) {
        int today = LocalDate.now(clock).getYear();
        return years.isEmpty() || years.contains(today) ? today : years.get(0);
    }

    private static boolean supervises(Actor actor) {
        return actor.holds(Role.NCDDS_ADMIN) || actor.holds(Role.CP_GROUP) || actor.holds(Role.DMK_GROUP);
    }

    private static void done(PostponementEffect effect, String message, RedirectAttributes redirect) {
        redirect.addFlashAttribute("message", message);
        redirect.addFlashAttribute("messageArgs", new String[] {
            String.valueOf(effect.areas()),
            String.valueOf(effect.stages()),
            String.valueOf(effect.tasks()),
            String.valueOf(effect.meetings())
        });
    }

    private static void refused(Refusal refusal, Model model, HttpServletResponse response) {
        model.addAttribute("refusal", refusal);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
}
