package kh.isaf.reminder.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.YearMonth;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.reminder.cost.CostReading;
import kh.isaf.reminder.cost.SmsCap;
import kh.isaf.reminder.cost.SmsPrices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What text messages cost month by month, and the cap that NCDDS sets. */
@Controller
class CostController {

    private final CostReading costs;
    private final SmsCap cap;
    private final SmsPrices prices;
    private final CurrentActor current;

    CostController(CostReading costs, SmsCap cap, SmsPrices prices, CurrentActor current) {
        this.costs = costs;
        this.cap = cap;
        this.prices = prices;
        this.current = current;
    }

    @GetMapping("/outbox/cost")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String cost(@RequestParam(required = false) @Nullable YearMonth month, Model model) {
        return page(month, cap.amount().map(BigDecimal::toPlainString).orElse(""), model);
    }

    @PostMapping("/outbox/cost/cap")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String setCap(
            @RequestParam(defaultValue = "") String amount,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            cap.set(current.get(), amount);
            redirect.addFlashAttribute("message", "outbox.cap.wasSet");
            return "redirect:/outbox/cost";
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(null, amount, model);
        }
    }

    private String page(@Nullable YearMonth asked, String typed, Model model) {
        YearMonth now = costs.thisMonth();
        YearMonth month = asked == null ? now : asked;
        model.addAttribute("prices", prices);
        model.addAttribute("price", prices.shown(prices.price()));
        model.addAttribute("currency", prices.currency());
        model.addAttribute("cap", cap.amount().map(prices::shown).orElse(null));
        model.addAttribute("typed", typed);
        model.addAttribute("spent", prices.shown(costs.spent(now)));
        model.addAttribute("reached", costs.capReached());
        model.addAttribute("months", costs.months());
        model.addAttribute("month", month);
        model.addAttribute("kinds", costs.byKind(month));
        model.addAttribute("provinces", costs.byProvince(month));
        return "reminder/cost";
    }
}
