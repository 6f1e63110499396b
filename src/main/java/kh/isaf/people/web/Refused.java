package kh.isaf.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import kh.isaf.access.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** Shows a form again with what was typed and the reason beside the field. */
final class Refused {

    private Refused() {}

    /** @param form name of the form among those of the page */
    static void show(
            Refusal refusal, String form, Map<String, String> typed, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", refusal);
        model.addAttribute("shown", form);
        model.addAttribute("typed", typed);
    }
}
