package kh.isaf.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.cycle.Stage;
import kh.isaf.people.Absence;
import kh.isaf.people.AbsenceList;
import kh.isaf.territory.ProviderKind;
import kh.isaf.worklist.TaskCodes;
import kh.isaf.worklist.WorkList;
import kh.isaf.worklist.WorkListFilter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The first page of everybody: the work list. */
@Controller
class WorkListController {

    /** Where the reader last was in the list: the bare address leads back there. */
    private static final String LAST_ADDRESS = "workListAddress";

    private final WorkList workList;
    private final CurrentActor currentActor;
    private final TaskCodes codes;
    private final AbsenceList absences;
    private final Clock clock;

    WorkListController(
            WorkList workList, CurrentActor currentActor, TaskCodes codes, AbsenceList absences, Clock clock) {
        this.workList = workList;
        this.absences = absences;
        this.codes = codes;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @GetMapping({"/", WorkListAddress.PATH})
    @PreAuthorize("isAuthenticated()")
    String list(
            @RequestParam Map<String, String> parameters,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        HttpSession session = request.getSession();
        if (parameters.isEmpty() && session.getAttribute(LAST_ADDRESS) instanceof String last) {
            passOn(request, redirect);
            return "redirect:" + last;
        }
        Optional<UUID> coded = codes.visible(parameters.getOrDefault("q", ""), currentActor.get());
        if (coded.isPresent()) {
            return "redirect:/tasks/" + coded.get();
        }
        WorkListFilter filter = WorkListAddress.filter(parameters);
        WorkListAddress address = new WorkListAddress(filter);
        if (!parameters.isEmpty()) {
            session.setAttribute(LAST_ADDRESS, address.page(filter.page()));
        }
        model.addAttribute("filter", filter);
        model.addAttribute("address", address);
        Actor actor = currentActor.get();
        model.addAttribute("page", workList.find(actor, filter, LocalDate.now(clock)));
        model.addAttribute("deputies", absences.actingFor(actor.personId()));
        model.addAttribute("absent", actor.deputyships().isEmpty() ? List.of() : actingFor(actor));
        model.addAttribute("tabs", WorkListFilter.Tab.values());
        model.addAttribute("dues", WorkListFilter.Due.values());
        model.addAttribute("stages", Stage.values());
        model.addAttribute("kinds", ProviderKind.values());
        return "worklist/list";
    }

    private List<Absence> actingFor(Actor deputy) {
        return absences.handedTo(deputy.personId()).stream()
                .filter(absence -> absence.standing() == Absence.Standing.ACTING)
                .toList();
    }

    /** The sentence that was to be said on this page is said on the next. */
    private static void passOn(HttpServletRequest request, RedirectAttributes redirect) {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        if (flash != null) {
            flash.forEach(redirect::addFlashAttribute);
        }
    }
}
