package kh.isaf.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.Holidays;
import kh.isaf.territory.Territory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where closed days are kept. A change is first shown with what it moves, and made by a second button. */
@Controller
class HolidaysController {

    private static final String PAGE = "worklist/holidays";
    private static final int FIRST_YEAR = 2016;
    private static final int LAST_YEAR = 2045;

    private final Holidays holidays;
    private final CalendarChange calendar;
    private final Territory territory;
    private final CurrentActor current;
    private final Clock clock;

    HolidaysController(
            Holidays holidays, CalendarChange calendar, Territory territory, CurrentActor current, Clock clock) {
        this.holidays = holidays;
        this.calendar = calendar;
        this.territory = territory;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/holidays")
    @PreAuthorize("isAuthenticated()")
    String year(@RequestParam(required = false) @Nullable Integer year, Model model) {
        return page(year == null ? LocalDate.now(clock).getYear() : year, HolidayForm.empty(), model);
    }

    @PostMapping("/holidays")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP')")
    String set(
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        HolidayForm form = HolidayForm.of(posted);
        Actor actor = current.get();
        if (!form.area().isEmpty()) {
            territory.area(form.area());
        }
        return change(
                posted, form, "set", () -> holidays.set(actor, form.holiday(), form.why()), model, response, redirect);
    }

    @PostMapping("/holidays/remove")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP')")
    String remove(
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        HolidayForm form = HolidayForm.of(posted);
        Actor actor = current.get();
        return change(
                posted,
                form,
                "remove",
                () -> holidays.remove(actor, form.date(), form.area(), form.reason()),
                model,
                response,
                redirect);
    }

    private String change(
            Map<String, String> posted,
            HolidayForm form,
            String what,
            Runnable change,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            if (calendar.make(posted.containsKey("confirmed"), change, model, redirect)) {
                return "redirect:/holidays?year=" + form.date().getYear();
            }
            model.addAttribute("what", what);
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return page(yearOf(form), form, model);
    }

    private int yearOf(HolidayForm form) {
        try {
            return form.date().getYear();
        } catch (Refusal noDay) {
            return LocalDate.now(clock).getYear();
        }
    }

    private String page(int year, HolidayForm form, Model model) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new NotFound("year " + year);
        }
        Actor actor = current.get();
        model.addAttribute("year", year);
        model.addAttribute("form", form);
        model.addAttribute("national", actor.holds(Role.NCDDS_ADMIN));
        model.addAttribute(
                "keeps", actor.holds(Role.NCDDS_ADMIN) || actor.holds(Role.CP_GROUP) || actor.holds(Role.DMK_GROUP));
        model.addAttribute("holidays", holidays.of(year, actor));
        return PAGE;
    }
}
