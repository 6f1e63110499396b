package kh.isaf.simulation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.reminder.ComposedMessage;
import kh.isaf.simulation.MessageTable;
import kh.isaf.simulation.TimeMachine;
import kh.isaf.simulation.Trial;
import kh.isaf.simulation.TrialFilter;
import kh.isaf.simulation.TrialMessages;
import kh.isaf.simulation.TrialStatus;
import kh.isaf.territory.Area;
import kh.isaf.territory.Territory;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One trial of a year: how far it is, what its reminders come to, and all of them. */
@Controller
class TrialController {

    private static final int REFRESH_SECONDS = 3;

    private final TimeMachine timeMachine;
    private final TrialMessages messages;
    private final Territory territory;
    private final CurrentActor current;

    TrialController(TimeMachine timeMachine, TrialMessages messages, Territory territory, CurrentActor current) {
        this.timeMachine = timeMachine;
        this.messages = messages;
        this.territory = territory;
        this.current = current;
    }

    @GetMapping("/time-machine/{trial}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String trial(
            @PathVariable UUID trial,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "1") int page,
            Model model,
            Locale locale) {
        Trial found = timeMachine.trial(trial);
        model.addAttribute("trial", found);
        model.addAttribute(
                "area",
                territory.find(found.areaCode()).map(area -> name(area, locale)).orElse(found.areaCode()));
        if (found.underWay()) {
            model.addAttribute("refreshAfter", REFRESH_SECONDS);
        }
        if (found.status() == TrialStatus.DONE) {
            TrialFilter filter = new TrialFilter(role, step, text.strip(), day(from), day(to), Math.max(1, page));
            int size = messages.size(trial, filter);
            model.addAttribute("counts", messages.counts(trial));
            model.addAttribute("filter", filter);
            model.addAttribute("size", size);
            model.addAttribute("pages", Math.max(1, (size + TrialMessages.PAGE - 1) / TrialMessages.PAGE));
            model.addAttribute("lines", messages.page(trial, filter));
        }
        return "simulation/trial";
    }

    @PostMapping("/time-machine/{trial}/stop")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String stop(@PathVariable UUID trial) {
        timeMachine.stop(trial, current.get());
        return "redirect:/time-machine/" + trial;
    }

    /** The file that {@code simulate --dry-run-messages} writes. */
    @GetMapping("/time-machine/{trial}/messages.csv")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    void csv(@PathVariable UUID trial, HttpServletResponse response) throws IOException {
        Trial found = timeMachine.trial(trial);
        String name = "messages-%d-%s.csv".formatted(found.year(), found.areaCode());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        CSVPrinter table = MessageTable.write(response.getWriter());
        int written = 0;
        List<ComposedMessage> next = messages.after(trial, written);
        while (!next.isEmpty()) {
            for (ComposedMessage message : next) {
                MessageTable.add(table, message);
            }
            written += next.size();
            next = messages.after(trial, written);
        }
        table.flush();
    }

    private static String name(Area area, Locale locale) {
        return area.name(locale) + " (" + area.code() + ")";
    }

    /** What cannot be read as a day is no limit. */
    private static @Nullable LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
