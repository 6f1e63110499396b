package kh.isaf.oversight.web;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.oversight.CaseFilter;
import kh.isaf.oversight.Figure;
import kh.isaf.oversight.FlagKind;
import kh.isaf.oversight.Sight;
import kh.isaf.oversight.Summaries;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One page about a month of an area, to be read and printed. */
@Controller
class SummaryController {

    private static final int MONTHS = 12;

    private final Summaries summaries;
    private final Sight sight;
    private final CurrentActor currentActor;

    SummaryController(Summaries summaries, Sight sight, CurrentActor currentActor) {
        this.summaries = summaries;
        this.sight = sight;
        this.currentActor = currentActor;
    }

    @GetMapping("/summary")
    @PreAuthorize("isAuthenticated()")
    String summary(
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable Integer month,
            @RequestParam @Nullable String area,
            Model model) {
        Actor actor = currentActor.get();
        YearMonth last = summaries.last();
        int number = month == null ? last.getMonthValue() : month;
        if (number < 1 || number > MONTHS) {
            throw new NotFound("month " + month);
        }
        YearMonth asked = YearMonth.of(year == null ? last.getYear() : year, number);
        CaseFilter filter = CaseFilter.of(asked.getYear(), sight.area(actor, area));
        model.addAttribute("filter", filter);
        model.addAttribute("every", CaseFilter.of(CaseFilter.EVERY_YEAR, filter.area()));
        model.addAttribute("years", years(asked.getYear()));
        model.addAttribute("path", sight.path(filter.area()));
        model.addAttribute("home", sight.area(actor, null));
        model.addAttribute("summary", summaries.of(actor, filter.area(), asked));
        model.addAttribute("kinds", FlagKind.values());
        model.addAttribute("expected", Figure.EXPECTED);
        model.addAttribute("judged", Figure.JUDGED);
        model.addAttribute("onTime", Figure.ON_TIME);
        model.addAttribute("overdue", Figure.OVERDUE);
        return "oversight/summary";
    }

    /** Years of cycles and those after them, into which their last stage goes on; the latest first. */
    private List<Integer> years(int asked) {
        return Stream.concat(Stream.of(asked), sight.years().stream().flatMap(year -> Stream.of(year, year + 1)))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
