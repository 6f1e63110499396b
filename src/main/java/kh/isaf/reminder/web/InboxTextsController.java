package kh.isaf.reminder.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.reminder.mail.DevelopmentInbox;
import kh.isaf.reminder.sms.DevelopmentSmsc;
import kh.isaf.reminder.sms.ReceivedText;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The telephones of the demonstration, for anybody: what text messages they got, and writing back from them or from any
 * other number. Without the demonstration there is no such page.
 */
@Controller
@ConditionalOnProperty("isaf.demonstration")
class InboxTextsController {

    private static final int LONGEST = 600;

    private final DevelopmentInbox letters;
    private final DevelopmentSmsc centre;

    InboxTextsController(DevelopmentInbox letters, DevelopmentSmsc centre) {
        this.letters = letters;
        this.centre = centre;
    }

    @GetMapping("/inbox/texts")
    @PreAuthorize("permitAll")
    String texts(Model model) {
        model.addAttribute("texts", centre.newest());
        model.addAttribute("textCount", String.valueOf(centre.size()));
        model.addAttribute("letterCount", String.valueOf(letters.size()));
        return "reminder/inbox-texts";
    }

    /** From the telephone that got this text. */
    @PostMapping("/inbox/texts/{number}/answer")
    @PreAuthorize("permitAll")
    String answer(
            @PathVariable int number,
            @RequestParam(defaultValue = "") String text,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Optional<ReceivedText> received =
                centre.newest().stream().filter(one -> one.number() == number).findFirst();
        String from = received.orElseThrow(() -> new NotFound("text " + number)).to();
        return write(from, text, response, model, redirect);
    }

    /** From any number. */
    @PostMapping("/inbox/texts")
    @PreAuthorize("permitAll")
    String write(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String text,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            boolean taken = centre.answer(number(from), checked(text));
            redirect.addFlashAttribute("message", taken ? "inbox.texts.sent" : "inbox.texts.nobody");
            return "redirect:/inbox/texts";
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal);
            model.addAttribute("typedFrom", from);
            model.addAttribute("typedText", text);
            return texts(model);
        }
    }

    private static String number(String typed) {
        String number = typed.replaceAll("[ .()/-]", "");
        if (!number.matches("\\+?[1-9]\\d{4,14}")) {
            throw new Refusal("from", "inbox.texts.error.from");
        }
        return number;
    }

    private static String checked(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new Refusal("text", "inbox.texts.error.text", String.valueOf(LONGEST));
        }
        return text.strip();
    }
}
