package kh.isaf.reminder.web;

import java.nio.charset.StandardCharsets;
import kh.isaf.access.NotFound;
import kh.isaf.reminder.mail.DevelopmentInbox;
import kh.isaf.reminder.sms.DevelopmentSmsc;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What the demonstration has sent, for anybody: who was invited is not signed in yet. Without the demonstration there
 * is no such page.
 */
@Controller
@ConditionalOnProperty("isaf.demonstration")
class InboxController {

    /** A letter brings its own styles, and must not do anything else. */
    private static final String SANDBOX = "sandbox allow-popups allow-top-navigation-by-user-activation; "
            + "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final DevelopmentInbox inbox;
    private final DevelopmentSmsc centre;

    InboxController(DevelopmentInbox inbox, DevelopmentSmsc centre) {
        this.inbox = inbox;
        this.centre = centre;
    }

    @GetMapping("/inbox")
    @PreAuthorize("permitAll")
    String inbox(Model model) {
        model.addAttribute("letters", inbox.newest());
        model.addAttribute("size", String.valueOf(inbox.size()));
        model.addAttribute("textCount", String.valueOf(centre.size()));
        return "reminder/inbox";
    }

    /** The letter as a mail program would show it. */
    @GetMapping("/inbox/{number}")
    @PreAuthorize("permitAll")
    ResponseEntity<byte[]> letter(@PathVariable int number) {
        String html = inbox.letter(number).html();
        if (html == null) {
            throw new NotFound("letter " + number + " as HTML");
        }
        return ResponseEntity.ok()
                .header("Content-Security-Policy", SANDBOX)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(html.getBytes(StandardCharsets.UTF_8));
    }
}
