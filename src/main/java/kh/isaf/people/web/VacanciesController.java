package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Role;
import kh.isaf.people.Supervision;
import kh.isaf.people.Vacancies;
import kh.isaf.territory.Area;
import kh.isaf.territory.Territory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Vacant posts from the province down to the unit, as a page and as a table for a spreadsheet. */
@Controller
class VacanciesController {

    private static final List<Role> COLUMNS =
            List.of(Role.CLERK, Role.COMMITTEE_CHAIR, Role.CAF, Role.FOCAL_PERSON, Role.DMK_GROUP, Role.CP_GROUP);

    /** From this length on the places themselves are listed. */
    private static final int LISTED = 4;

    private final Vacancies vacancies;
    private final Territory territory;
    private final CurrentActor currentActor;
    private final MessageSource messages;
    private final Clock clock;

    VacanciesController(
            Vacancies vacancies, Territory territory, CurrentActor currentActor, MessageSource messages, Clock clock) {
        this.vacancies = vacancies;
        this.territory = territory;
        this.currentActor = currentActor;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/vacancies")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String vacancies(@RequestParam(defaultValue = "") String area, Model model) {
        Actor actor = currentActor.get();
        String code = within(actor, area);
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("area", code);
        model.addAttribute("above", above(actor, code));
        model.addAttribute("columns", COLUMNS);
        model.addAttribute("counts", vacancies.counts(actor, code, today));
        model.addAttribute("lines", code.length() < LISTED ? List.of() : vacancies.lines(actor, code, today));
        model.addAttribute("here", "vacancies");
        return "people/vacancies";
    }

    @GetMapping("/vacancies.csv")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    void table(@RequestParam(defaultValue = "") String area, Locale locale, HttpServletResponse response)
            throws IOException {
        Actor actor = currentActor.get();
        String code = within(actor, area);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=vacancies.csv");
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter table = new CSVPrinter(text, CSVFormat.EXCEL)) {
            table.printRecord(
                    text("vacancies.role", locale),
                    text("people.area", locale),
                    text("people.providerCode", locale),
                    text("vacancies.place", locale),
                    text("vacancies.missing", locale));
            for (Vacancies.Line line : vacancies.lines(actor, code, LocalDate.now(clock))) {
                table.printRecord(
                        messages.getMessage("role." + line.role().id(), null, locale),
                        line.areaCode(),
                        line.providerCode(),
                        harmless(line.place(locale)),
                        line.missing());
            }
        }
        response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private List<Area> above(Actor actor, String code) {
        return code.isEmpty()
                ? List.of()
                : territory.path(code).stream()
                        .filter(one -> Supervision.reaches(actor, one.code()))
                        .toList();
    }

    /** The area asked for, or the actor's own. */
    private static String within(Actor actor, String asked) {
        List<String> own = Supervision.areas(actor);
        String area = asked.isBlank() && !own.isEmpty() ? own.get(0) : asked.strip();
        if (!Supervision.reaches(actor, area)) {
            throw new NotFound("area " + area);
        }
        return area;
    }

    /** A spreadsheet must not take a name for a formula. */
    private static String harmless(String name) {
        return name.matches("[=+\\-@\\t].*") ? "'" + name : name;
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
