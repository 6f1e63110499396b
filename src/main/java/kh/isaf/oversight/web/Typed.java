package kh.isaf.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import kh.isaf.access.Refusal;
import kh.isaf.oversight.Resolutions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** What somebody typed into a form of these pages, read field by field. */
final class Typed {

    private Typed() {}

    static String text(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "");
    }

    static @Nullable LocalDate day(Map<String, String> typed, String field) {
        String text = text(typed, field).strip();
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            throw new Refusal(field, "people.error.date");
        }
    }

    static @Nullable Integer number(Map<String, String> typed, String field) {
        String text = text(typed, field).strip();
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException noNumber) {
            throw new Refusal(field, "meeting.error.number");
        }
    }

    static Resolutions.New resolution(Map<String, String> typed) {
        return new Resolutions.New(text(typed, "wording"), text(typed, "owner"), day(typed, "dueOn"));
    }

    /**
     * Does what a form asks for.
     *
     * @return false where a rule says no: then the page is to be shown again, with what was typed
     */
    static boolean act(
            String form, Map<String, String> typed, Model model, HttpServletResponse response, Runnable work) {
        try {
            work.run();
            return true;
        } catch (Refusal refusal) {
            refused(form, refusal, typed, model, response);
            return false;
        }
    }

    static void refused(
            String form, Refusal refusal, Map<String, String> typed, Model model, HttpServletResponse response) {
        model.addAttribute("refusal", refusal);
        model.addAttribute("shown", form);
        model.addAttribute("typed", typed);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
}
