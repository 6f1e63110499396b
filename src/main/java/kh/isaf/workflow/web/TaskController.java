package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.people.Languages;
import kh.isaf.people.ParkedPost;
import kh.isaf.workflow.TaskDesk;
import kh.isaf.workflow.figures.DoubtfulFigures;
import kh.isaf.workflow.render.FieldError;
import kh.isaf.workflow.render.FormButton;
import kh.isaf.workflow.render.FormPost;
import kh.isaf.worklist.Drafts;
import kh.isaf.worklist.Taken;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one task: reads it, takes it, fills it in, sends it. */
@Controller
@RequestMapping("/tasks/{id}")
class TaskController {

    private static final String PAGE = "workflow/task";

    private final WorkItems workItems;
    private final TaskDesk desk;
    private final Drafts drafts;
    private final TaskPages pages;
    private final CurrentActor current;
    private final Languages languages;
    private final ParkedPost parked;
    private final Clock clock;

    TaskController(
            WorkItems workItems,
            TaskDesk desk,
            Drafts drafts,
            TaskPages pages,
            CurrentActor current,
            Languages languages,
            ParkedPost parked,
            Clock clock) {
        this.workItems = workItems;
        this.desk = desk;
        this.drafts = drafts;
        this.pages = pages;
        this.current = current;
        this.languages = languages;
        this.parked = parked;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    String show(@PathVariable UUID id, HttpServletRequest request, Model model, Locale locale) {
        Actor actor = current.get();
        WorkItem item = workItems.visible(id, actor);
        if (item.address() != null) {
            return "redirect:" + item.address();
        }
        Optional<MultiValueMap<String, String>> before = parked.take(request, "/tasks/" + id);
        TaskPage page = before.isPresent() && item.open()
                ? pages.again(
                        item,
                        actor,
                        read(item, before.get()),
                        List.of(),
                        Doubts.NONE,
                        key(before.get()),
                        "taskPage.restored",
                        locale)
                : pages.open(item, actor, locale);
        return show(page, model);
    }

    @PostMapping
    @PreAuthorize("isAuthenticated()")
    String post(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Actor actor = current.get();
        WorkItem item = workItems.visible(id, actor);
        String here = "redirect:/tasks/" + id;
        UUID key = key(parameters);
        if (!item.open()) {
            if (desk.isSubmitted(id, key)) {
                return sent(item, redirect, locale);
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(pages.lost(new Taken(item), actor, read(item, parameters), locale), model);
        }
        workItems.requireCandidate(item, actor);
        FormPost post = read(item, parameters);
        switch (FormButton.of(parameters)) {
            case DRAFT -> {
                drafts.save(id, actor, post.typed());
                redirect.addFlashAttribute("message", "taskPage.draftKept");
                return here;
            }
            case LANGUAGE -> {
                drafts.save(id, actor, post.typed());
                languages
                        .of(String.valueOf(parameters.getFirst("_lang")))
                        .ifPresent(language -> languages.setLocale(request, response, language));
                return here;
            }
            case REFRESH -> {
                return show(pages.again(item, actor, post, List.of(), Doubts.NONE, key, null, locale), model);
            }
            case SUBMIT -> {
                return submit(item, actor, post, key, Doubts.reasons(parameters), response, model, redirect, locale);
            }
        }
        throw new IllegalStateException();
    }

    @PostMapping("/claim")
    @PreAuthorize("isAuthenticated()")
    String claim(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        try {
            workItems.claim(id, current.get());
        } catch (Taken taken) {
            tell(taken, redirect, locale);
        }
        return "redirect:/tasks/" + id;
    }

    @PostMapping("/release")
    @PreAuthorize("isAuthenticated()")
    String release(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        try {
            workItems.release(id, current.get());
        } catch (Taken taken) {
            tell(taken, redirect, locale);
        }
        return "redirect:/tasks/" + id;
    }

    private void tell(Taken taken, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("message", "taskPage.taken");
        redirect.addFlashAttribute("messageArgs", pages.taken(taken, locale));
    }

    private String submit(
            WorkItem item,
            Actor actor,
            FormPost post,
            UUID key,
            Map<String, String> reasons,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        List<FieldError> errors = post.errors();
        Doubts doubts = Doubts.NONE;
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        if (post.accepted()) {
            try {
                desk.submit(item.id(), key, post.values(), reasons, actor);
                return sent(item, redirect, locale);
            } catch (Refusal refusal) {
                errors = List.of(FieldError.at(refusal.field(), refusal.messageKey(), refusal.args()));
            } catch (DoubtfulFigures doubtful) {
                doubts = Doubts.of(doubtful, reasons);
            } catch (ConcurrencyFailureException | DuplicateKeyException e) {
                status = HttpStatus.CONFLICT;
                errors = List.of(FieldError.at(null, "taskPage.overtaken"));
            } catch (Taken taken) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return show(pages.lost(taken, actor, post, locale), model);
            }
        }
        response.setStatus(status.value());
        return show(pages.again(item, actor, post, errors, doubts, key, null, locale), model);
    }

    private static String sent(WorkItem item, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("message", "taskPage.sent");
        redirect.addFlashAttribute("messageArgs", new Object[] {item.name(locale)});
        return "redirect:/tasks";
    }

    private static String show(TaskPage page, Model model) {
        model.addAttribute("page", page);
        model.addAttribute(
                "ownLanguageSwitch", page.form() != null && page.form().editable());
        return PAGE;
    }

    private FormPost read(WorkItem item, Map<String, List<String>> parameters) {
        return FormPost.read(desk.form(item), parameters, desk.open(item), LocalDate.now(clock));
    }

    /** The key the form carried; a post without one gets its own, and has its own effect. */
    static UUID key(MultiValueMap<String, String> parameters) {
        try {
            return UUID.fromString(String.valueOf(parameters.getFirst("_key")));
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }
}
