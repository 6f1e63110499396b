package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.Stage;
import kh.isaf.oversight.Contacts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a working group writes down that it called, wrote or went there. */
@Controller
class ContactController {

    private final Contacts contacts;
    private final CurrentActor currentActor;
    private final MessageSource messages;

    ContactController(Contacts contacts, CurrentActor currentActor, MessageSource messages) {
        this.contacts = contacts;
        this.currentActor = currentActor;
        this.messages = messages;
    }

    @GetMapping("/overdue/contact")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String form(
            @RequestParam String cycle,
            @RequestParam String stage,
            @RequestParam @Nullable String provider,
            @RequestParam @Nullable Integer month,
            Model model) {
        return show(late(cycle, stage, provider, month), model);
    }

    @PostMapping("/overdue/contact")
    @PreAuthorize("hasAnyRole('DMK_GROUP', 'CP_GROUP', 'NCDDS_ADMIN')")
    String log(
            @RequestParam String cycle,
            @RequestParam String stage,
            @RequestParam @Nullable String provider,
            @RequestParam @Nullable Integer month,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String whom,
            @RequestParam(defaultValue = "") String note,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Contacts.Case late = late(cycle, stage, provider, month);
        Actor actor = currentActor.get();
        Contacts.Contact logged;
        try {
            logged = contacts.log(actor, late, Contacts.Kind.of(kind).orElse(null), whom, note);
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal);
            model.addAttribute("kind", kind);
            model.addAttribute("whom", whom);
            model.addAttribute("note", note);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(late, model);
        }
        if (logged.sentBy() == null) {
            redirect.addFlashAttribute("message", "contact.logged");
        } else {
            redirect.addFlashAttribute("message", "contact.sent");
            redirect.addFlashAttribute("messageArgs", new Object[] {logged.whom(), ways(logged, locale)});
        }
        return "redirect:/overdue?year=" + cycle.substring(0, 4) + "&area=" + home(cycle);
    }

    private String ways(Contacts.Contact sent, Locale locale) {
        return sent.channels().stream()
                .map(channel -> messages.getMessage("outbox.channel." + channel, null, locale))
                .collect(Collectors.joining(", "));
    }

    /** The district of the case, or the capital of a khan's own year. */
    private static String home(String cycle) {
        String area = cycle.substring(cycle.indexOf('-') + 1);
        return area.substring(0, Math.max(0, area.length() - 2));
    }

    private String show(Contacts.Case late, Model model) {
        model.addAttribute("late", late);
        model.addAttribute("line", contacts.of(currentActor.get(), late));
        model.addAttribute("contacts", contacts.about(late));
        model.addAttribute("kinds", Contacts.Kind.values());
        return "oversight/contact";
    }

    private static Contacts.Case late(String cycle, String stage, @Nullable String provider, @Nullable Integer month) {
        return new Contacts.Case(
                cycle,
                Stage.of(stage).orElseThrow(() -> new NotFound("stage " + stage)),
                provider == null || provider.isEmpty() ? null : provider,
                month);
    }
}
