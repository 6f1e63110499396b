package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.oversight.Heat;
import kh.isaf.oversight.Steps;
import kh.isaf.oversight.TimeFigure;
import kh.isaf.oversight.TimeFilter;
import kh.isaf.oversight.TimeList;
import kh.isaf.oversight.TimePage;
import kh.isaf.oversight.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where time goes as files: the steps of the page, their sum, the parts they are compared by, and the tasks behind. */
@Controller
class TimeTableController {

    private static final List<String> COLUMNS =
            List.of("step", "done", "median", "ninetieth", "waiting", "working", "again", "open", "overdue", "share");

    private final TimeController time;
    private final TimePage page;
    private final TimeList list;
    private final Steps steps;
    private final TableFile file;
    private final MessageSource messages;
    private final CurrentActor currentActor;

    TimeTableController(
            TimeController time,
            TimePage page,
            TimeList list,
            Steps steps,
            TableFile file,
            MessageSource messages,
            CurrentActor currentActor) {
        this.time = time;
        this.page = page;
        this.list = list;
        this.steps = steps;
        this.file = file;
        this.messages = messages;
        this.currentActor = currentActor;
    }

    @GetMapping({"/time.csv", "/time.xlsx"})
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> table(TimeController.Asked asked, HttpServletRequest request, Locale locale) {
        Actor actor = currentActor.get();
        TimeFilter filter = time.filter(actor, asked, TimeFigure.DONE);
        TimePage.Whole whole =
                page.of(actor, filter, steps.around(filter.step()).orElseThrow(), Heat.DURATION);
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS.stream()
                .map(column -> say("time.column." + column, locale))
                .toList());
        whole.lines().forEach(line -> rows.add(row(line.name(locale), line.now())));
        rows.add(row(say("oversight.sum", locale), whole.all().now()));
        for (TimePage.Line part : whole.parts()) {
            String name = part.name(locale);
            rows.add(row(
                    say("time.part." + filter.group().id(), locale) + ": " + (name.isEmpty() ? part.id() : name),
                    part.now()));
        }
        return file.answer(request.getRequestURI(), name(filter), "time.sheet", rows, locale);
    }

    @GetMapping({"/time/tasks.csv", "/time/tasks.xlsx"})
    @PreAuthorize("isAuthenticated()")
    ResponseEntity<byte[]> tasks(TimeController.Asked asked, HttpServletRequest request, Locale locale) {
        Actor actor = currentActor.get();
        TimeFilter filter = time.filter(actor, asked, TimeFigure.CAME);
        return file.answer(
                request.getRequestURI(), name(filter), "time.sheet", list.rows(actor, filter, locale), locale);
    }

    private static String name(TimeFilter filter) {
        return TableFile.name("time", filter.year(), filter.area());
    }

    private static List<String> row(String name, TimeSpan span) {
        return Stream.of(
                        name,
                        span.done(),
                        span.median(),
                        span.ninetieth(),
                        span.waiting(),
                        span.working(),
                        span.again(),
                        span.open(),
                        span.overdue(),
                        span.lateShare())
                .map(TimeTableController::text)
                .toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private String say(String key, Locale locale) {
        return Objects.requireNonNull(messages.getMessage(key, null, locale));
    }
}
