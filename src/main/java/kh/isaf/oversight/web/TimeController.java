package kh.isaf.oversight.web;

import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.oversight.Heat;
import kh.isaf.oversight.Sight;
import kh.isaf.oversight.Steps;
import kh.isaf.oversight.TimeFigure;
import kh.isaf.oversight.TimeFilter;
import kh.isaf.oversight.TimeGroup;
import kh.isaf.oversight.TimeList;
import kh.isaf.oversight.TimePage;
import kh.isaf.workflow.model.ProcessOutline;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where time goes: how long each step takes, as heat on the process picture and as tables, and the tasks behind. */
@Controller
class TimeController {

    private final TimePage page;
    private final TimeList list;
    private final Steps steps;
    private final Sight sight;
    private final CurrentActor currentActor;

    TimeController(TimePage page, TimeList list, Steps steps, Sight sight, CurrentActor currentActor) {
        this.page = page;
        this.list = list;
        this.steps = steps;
        this.sight = sight;
        this.currentActor = currentActor;
    }

    /** What an address says of the tasks that are meant. */
    record Asked(
            @Nullable Integer year,
            @Nullable String area,
            @Nullable Boolean only,
            @Nullable String step,
            @Nullable String by,
            @Nullable String part,
            @Nullable String figure) {}

    @GetMapping("/time")
    @PreAuthorize("isAuthenticated()")
    String time(Asked asked, @RequestParam(defaultValue = "duration") String heat, Model model) {
        Actor actor = currentActor.get();
        TimeFilter filter = filter(actor, asked, TimeFigure.DONE);
        Heat colour = Heat.of(heat).orElseThrow(() -> new NotFound("heat " + heat));
        ProcessOutline outline = steps.around(filter.step()).orElseThrow();
        frame(actor, filter, model);
        model.addAttribute("heat", colour);
        model.addAttribute("heats", Heat.values());
        model.addAttribute("groups", TimeGroup.values());
        model.addAttribute("models", steps.models());
        model.addAttribute("came", TimeFigure.CAME);
        model.addAttribute("done", TimeFigure.DONE);
        model.addAttribute("again", TimeFigure.AGAIN);
        model.addAttribute("open", TimeFigure.OPEN);
        model.addAttribute("overdue", TimeFigure.OVERDUE);
        model.addAttribute("tardy", TimeFigure.TARDY);
        model.addAttribute("whole", page.of(actor, filter, outline, colour));
        return "oversight/time";
    }

    @GetMapping("/time/tasks")
    @PreAuthorize("isAuthenticated()")
    String tasks(Asked asked, @RequestParam(name = "page", defaultValue = "1") int wanted, Model model) {
        Actor actor = currentActor.get();
        TimeFilter filter = filter(actor, asked, TimeFigure.CAME);
        frame(actor, filter, model);
        model.addAttribute("figures", TimeFigure.values());
        model.addAttribute("step", steps.name(filter.step()).orElseThrow());
        model.addAttribute("page", list.page(actor, filter, wanted));
        return "oversight/times";
    }

    private void frame(Actor actor, TimeFilter filter, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("years", sight.years());
        model.addAttribute("path", sight.path(filter.area()));
        model.addAttribute("home", sight.area(actor, null));
    }

    TimeFilter filter(Actor actor, Asked asked, TimeFigure usual) {
        String step = asked.step() == null || asked.step().isEmpty() ? Steps.WHOLE : asked.step();
        if (steps.around(step).isEmpty()) {
            throw new NotFound("step " + step);
        }
        String by = asked.by();
        String figure = asked.figure();
        return new TimeFilter(
                sight.year(asked.year()),
                sight.area(actor, asked.area()),
                Boolean.TRUE.equals(asked.only()),
                step,
                by == null || by.isEmpty()
                        ? TimeGroup.AREA
                        : TimeGroup.of(by).orElseThrow(() -> new NotFound("group " + by)),
                asked.part(),
                figure == null || figure.isEmpty()
                        ? usual
                        : TimeFigure.of(figure).orElseThrow(() -> new NotFound("figure " + figure)));
    }
}
