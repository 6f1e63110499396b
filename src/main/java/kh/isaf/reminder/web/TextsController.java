package kh.isaf.reminder.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.reminder.MessageText;
import kh.isaf.reminder.MessageTextEditing;
import kh.isaf.reminder.MessageTexts;
import kh.isaf.reminder.TextVariable;
import kh.isaf.reminder.cost.TextPreview;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where NCDDS words the messages to people, and sees what that makes of length and price. */
@Controller
class TextsController {

    private final MessageTexts texts;
    private final MessageTextEditing editing;
    private final TextPreview preview;
    private final CurrentActor current;

    TextsController(MessageTexts texts, MessageTextEditing editing, TextPreview preview, CurrentActor current) {
        this.texts = texts;
        this.editing = editing;
        this.preview = preview;
        this.current = current;
    }

    /** A text as the list shows it: what it says in the reader's language. */
    record Line(MessageText text, String words, boolean replaced) {}

    /** A variable of a text. */
    record Variable(TextVariable variable, boolean obligatory, String sample) {}

    /** A text in one language. */
    record Side(String language, String words, boolean replaced, String shipped, TextPreview.@Nullable Shown shown) {}

    @GetMapping("/texts")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String list(Model model, Locale locale) {
        Map<MessageText.Kind, List<Line>> kinds = new LinkedHashMap<>();
        for (MessageText.Kind kind : MessageText.Kind.values()) {
            List<Line> lines = MessageText.of(kind).stream()
                    .map(text -> new Line(
                            text,
                            texts.words(text, locale.getLanguage()),
                            MessageTextEditing.LANGUAGES.stream().anyMatch(language -> texts.replaced(text, language))))
                    .toList();
            if (!lines.isEmpty()) {
                kinds.put(kind, lines);
            }
        }
        model.addAttribute("kinds", kinds);
        return "reminder/texts";
    }

    @GetMapping("/texts/{text}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String text(@PathVariable String text, Model model, Locale locale) {
        MessageText which = MessageText.of(text);
        return page(which, words(which), editing.state(which), model, locale);
    }

    @PostMapping("/texts/{text}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String set(
            @PathVariable String text,
            @RequestParam(defaultValue = "") String km,
            @RequestParam(defaultValue = "") String en,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(name = "_preview", required = false) @Nullable String onlyShow,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        MessageText which = MessageText.of(text);
        Map<String, String> typed = Map.of("km", km, "en", en);
        try {
            if (onlyShow == null) {
                editing.set(current.get(), which, typed, seen);
                redirect.addFlashAttribute("message", "texts.saved");
                return "redirect:/texts/" + which.id();
            }
            MessageTextEditing.checked(which, typed);
        } catch (Refusal refusal) {
            refused(refusal, model, response);
        }
        return page(which, typed, seen, model, locale);
    }

    @PostMapping("/texts/{text}/reset")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String reset(
            @PathVariable String text,
            @RequestParam(defaultValue = "0") int seen,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        MessageText which = MessageText.of(text);
        try {
            editing.reset(current.get(), which, seen);
            redirect.addFlashAttribute("message", "texts.wasReset");
            return "redirect:/texts/" + which.id();
        } catch (Refusal refusal) {
            refused(refusal, model, response);
            return page(which, words(which), editing.state(which), model, locale);
        }
    }

    private static void refused(Refusal refusal, Model model, HttpServletResponse response) {
        model.addAttribute("refusal", refusal);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private Map<String, String> words(MessageText text) {
        return MessageTextEditing.LANGUAGES.stream()
                .collect(Collectors.toMap(Function.identity(), language -> texts.words(text, language)));
    }

    private String page(MessageText text, Map<String, String> words, int seen, Model model, Locale locale) {
        model.addAttribute("text", text);
        model.addAttribute("seen", seen);
        model.addAttribute(
                "sides",
                MessageTextEditing.LANGUAGES.stream()
                        .map(language -> side(text, language, words.getOrDefault(language, "")))
                        .toList());
        model.addAttribute(
                "variables",
                text.variables().stream()
                        .map(variable -> new Variable(
                                variable, text.obligatory().contains(variable), preview.sample(variable, locale)))
                        .toList());
        model.addAttribute("versions", editing.versions(text));
        return "reminder/text";
    }

    private Side side(MessageText text, String language, String words) {
        return new Side(
                language,
                words,
                texts.replaced(text, language),
                texts.shipped(text, language),
                words.isBlank() ? null : preview.of(text, language, words.strip()));
    }
}
