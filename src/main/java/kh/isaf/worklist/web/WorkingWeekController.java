package kh.isaf.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.WorkingWeek;
import kh.isaf.cycle.WorkingWeeks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The working week and the office hours: everybody reads them, NCDDS sets new ones from a day on after a preview. */
@Controller
class WorkingWeekController {

    private static final String PAGE = "worklist/week";

    private final WorkingWeeks weeks;
    private final CalendarChange calendar;
    private final CurrentActor current;
    private final Clock clock;

    WorkingWeekController(WorkingWeeks weeks, CalendarChange calendar, CurrentActor current, Clock clock) {
        this.weeks = weeks;
        this.calendar = calendar;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/holidays/week")
    @PreAuthorize("isAuthenticated()")
    String week(Model model, Locale locale) {
        return page(null, model, locale);
    }

    @PostMapping("/holidays/week")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String set(
            @RequestParam MultiValueMap<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        WeekForm form = WeekForm.posted(posted);
        Actor actor = current.get();
        model.addAttribute("what", "set");
        return change(posted, form, () -> weeks.set(actor, form.week(), form.why()), model, response, redirect, locale);
    }

    @PostMapping("/holidays/week/remove")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String remove(
            @RequestParam MultiValueMap<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        WeekForm form = WeekForm.posted(posted);
        Actor actor = current.get();
        model.addAttribute("what", "remove");
        return change(
                posted, form, () -> weeks.remove(actor, form.day(), form.why()), model, response, redirect, locale);
    }

    private String change(
            MultiValueMap<String, String> posted,
            WeekForm form,
            Runnable change,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            if (calendar.make(posted.containsKey("confirmed"), change, model, redirect)) {
                return "redirect:/holidays/week";
            }
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return page(form, model, locale);
    }

    private String page(@Nullable WeekForm typed, Model model, Locale locale) {
        List<WorkingWeek> all = weeks.all();
        LocalDate today = LocalDate.now(clock);
        WorkingWeek inForce =
                all.stream().filter(week -> !week.validFrom().isAfter(today)).reduce(all.get(0), (one, later) -> later);
        model.addAttribute("weeks", all);
        model.addAttribute("inForce", inForce.validFrom());
        model.addAttribute("day", today);
        model.addAttribute("labels", labels(locale));
        model.addAttribute("form", typed == null ? WeekForm.of(inForce) : typed);
        model.addAttribute("national", current.get().holds(Role.NCDDS_ADMIN));
        return PAGE;
    }

    private static Map<String, String> labels(Locale locale) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            labels.put(day.name(), day.getDisplayName(TextStyle.FULL, locale));
        }
        return labels;
    }
}
