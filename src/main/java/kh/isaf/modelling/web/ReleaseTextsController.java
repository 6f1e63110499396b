package kh.isaf.modelling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.modelling.TextDrafts;
import kh.isaf.modelling.TextDrafts.Told;
import kh.isaf.reminder.MessageText;
import kh.isaf.workflow.Guidance.Texts;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.render.CleanText;
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

/** The words of a draft: each message to people, and what those who do a task are told. */
@Controller
class ReleaseTextsController {

    private static final int LONGEST = 4000;

    private final TextDrafts texts;
    private final ReleaseList releases;
    private final CurrentActor current;

    ReleaseTextsController(TextDrafts texts, ReleaseList releases, CurrentActor current) {
        this.texts = texts;
        this.releases = releases;
        this.current = current;
    }

    @GetMapping("/releases/{release}/texts")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String list(@PathVariable UUID release, Model page) {
        frame(release, page);
        page.addAttribute("messages", texts.messages(release));
        page.addAttribute("tasks", texts.tasks(release));
        return "modelling/texts";
    }

    @GetMapping("/releases/{release}/texts/{text}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String message(@PathVariable UUID release, @PathVariable String text, Model page) {
        TextDrafts.Message message = texts.message(release, MessageText.of(text));
        frame(release, page);
        page.addAttribute("text", message.text());
        page.addAttribute("seen", message.seen());
        page.addAttribute("km", message.words().get("km"));
        page.addAttribute("en", message.words().get("en"));
        return "modelling/text";
    }

    @PostMapping("/releases/{release}/texts/{text}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String word(
            @PathVariable UUID release,
            @PathVariable String text,
            @RequestParam(defaultValue = "") String km,
            @RequestParam(defaultValue = "") String en,
            @RequestParam(defaultValue = "") String seen,
            Model page,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            texts.word(current.get(), release, MessageText.of(text), Map.of("km", km, "en", en), seen);
        } catch (Refusal refusal) {
            message(release, text, page);
            page.addAttribute("km", km);
            page.addAttribute("en", en);
            return refused(refusal, page, response, "modelling/text");
        }
        redirect.addFlashAttribute("message", "release.texts.saved");
        return "redirect:/releases/" + release + "/texts";
    }

    @GetMapping("/releases/{release}/guidance/{task}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String guidance(@PathVariable UUID release, @PathVariable String task, Model page) {
        Told told = texts.task(release, task);
        frame(release, page);
        page.addAttribute("task", told.task());
        page.addAttribute("seen", told.seen());
        page.addAttribute("km", told.km());
        page.addAttribute("en", told.en());
        return "modelling/guidance";
    }

    @PostMapping("/releases/{release}/guidance/{task}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String tell(
            @PathVariable UUID release,
            @PathVariable String task,
            @RequestParam Map<String, String> typed,
            Model page,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Texts km = told(typed, "Km");
        Texts en = told(typed, "En");
        try {
            texts.tell(current.get(), release, task, km, en, typed.getOrDefault("seen", ""));
        } catch (Refusal refusal) {
            guidance(release, task, page);
            page.addAttribute("km", km);
            page.addAttribute("en", en);
            return refused(refusal, page, response, "modelling/guidance");
        }
        redirect.addFlashAttribute("message", "release.texts.saved");
        return "redirect:/releases/" + release + "/texts";
    }

    private void frame(UUID release, Model page) {
        page.addAttribute("release", release);
        page.addAttribute("draft", releases.get(release).is(ReleaseState.DRAFT));
    }

    private static String refused(Refusal refusal, Model page, HttpServletResponse response, String view) {
        page.addAttribute("refusal", refusal);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view;
    }

    private static Texts told(Map<String, String> typed, String language) {
        return new Texts(
                clean(typed.get("todo" + language)),
                clean(typed.get("checklist" + language)),
                clean(typed.get("sample" + language)),
                clean(typed.get("manual" + language)));
    }

    private static String clean(@Nullable String typed) {
        String clean = typed == null ? "" : CleanText.of(typed, true, LONGEST);
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
