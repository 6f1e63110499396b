package kh.isaf.reminder.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.people.Supervision;
import kh.isaf.reminder.AddressChecks;
import kh.isaf.reminder.MessageText;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.reminder.Numbers;
import kh.isaf.reminder.cost.SmsPrices;
import kh.isaf.reminder.cost.TextPreview;
import kh.isaf.territory.Territory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who cannot be reached, by place; NCDDS asks from here whether numbers are still right. */
@Controller
class NumbersController {

    /** From this length on the people themselves are listed. */
    private static final int LISTED = 4;

    private final Numbers numbers;
    private final AddressChecks checks;
    private final TextPreview preview;
    private final MessageTexts texts;
    private final SmsPrices prices;
    private final Territory territory;
    private final CurrentActor currentActor;
    private final MessageSource messages;

    NumbersController(
            Numbers numbers,
            AddressChecks checks,
            TextPreview preview,
            MessageTexts texts,
            SmsPrices prices,
            Territory territory,
            CurrentActor currentActor,
            MessageSource messages) {
        this.numbers = numbers;
        this.checks = checks;
        this.preview = preview;
        this.texts = texts;
        this.prices = prices;
        this.territory = territory;
        this.currentActor = currentActor;
        this.messages = messages;
    }

    @GetMapping("/numbers")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    String numbers(@RequestParam(defaultValue = "") String area, Model model) {
        Actor actor = currentActor.get();
        String code = within(actor, area);
        model.addAttribute("area", code);
        model.addAttribute(
                "above",
                code.isEmpty()
                        ? List.of()
                        : territory.path(code).stream()
                                .filter(one -> Supervision.reaches(actor, one.code()))
                                .toList());
        model.addAttribute("counts", numbers.counts(actor, code));
        model.addAttribute("lines", code.length() < LISTED ? List.of() : numbers.lines(actor, code));
        model.addAttribute("mayAsk", actor.holds(Role.NCDDS_ADMIN));
        if (actor.holds(Role.NCDDS_ADMIN)) {
            int asked = checks.wouldAsk(code);
            model.addAttribute("asked", String.valueOf(asked));
            model.addAttribute("price", price(asked));
        }
        return "reminder/numbers";
    }

    /** Of so many questions in Khmer. */
    private String price(int asked) {
        int parts = preview.of(MessageText.ADDRESS_CHECK, "km", texts.words(MessageText.ADDRESS_CHECK, "km"))
                .parts();
        return prices.shown(prices.of("", parts).multiply(BigDecimal.valueOf(asked)));
    }

    @PostMapping("/numbers/check")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String check(
            @RequestParam(defaultValue = "") String area,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String code = within(currentActor.get(), area);
        try {
            int asked = checks.ask(currentActor.get(), code);
            redirect.addFlashAttribute("message", "numbers.checked");
            redirect.addFlashAttribute("messageArgs", new Object[] {String.valueOf(asked)});
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal);
            return numbers(code, model);
        }
        return "redirect:/numbers?area=" + code;
    }

    @GetMapping("/numbers.csv")
    @PreAuthorize("hasAnyRole('NCDDS_ADMIN', 'CP_GROUP', 'DMK_GROUP', 'CLERK')")
    void table(@RequestParam(defaultValue = "") String area, Locale locale, HttpServletResponse response)
            throws IOException {
        Actor actor = currentActor.get();
        String code = within(actor, area);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=numbers.csv");
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter table = new CSVPrinter(text, CSVFormat.EXCEL)) {
            table.printRecord(
                    text("people.area", locale),
                    text("numbers.place", locale),
                    text("numbers.person", locale),
                    text("vacancies.role", locale),
                    text("numbers.way", locale),
                    text("numbers.address", locale),
                    text("numbers.since", locale),
                    text("numbers.cause", locale));
            for (Numbers.Line line : numbers.lines(actor, code)) {
                table.printRecord(
                        line.areaCode(),
                        harmless(line.area(locale)),
                        harmless(line.name(locale)),
                        text("role." + line.role().id(), locale),
                        text("numbers.way." + line.channel(), locale),
                        harmless(line.address()),
                        line.since(),
                        text("numbers.cause." + line.cause(), locale));
            }
        }
        response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The area asked for, or the actor's own. */
    private static String within(Actor actor, String asked) {
        List<String> own = Supervision.areas(actor);
        String area = asked.isBlank() && !own.isEmpty() ? own.get(0) : asked.strip();
        if (!Supervision.reaches(actor, area) || !area.matches("|[0-9]{2}|[0-9]{4}|[0-9]{6}")) {
            throw new NotFound("area " + area);
        }
        return area;
    }

    /** A spreadsheet must not take a name or a number for a formula. */
    private static String harmless(String name) {
        return name.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + name : name;
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
