package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.Correction;
import kh.isaf.workflow.CorrectionStanding;
import kh.isaf.workflow.Corrections;
import kh.isaf.workflow.Submission;
import kh.isaf.workflow.TaskDesk;
import kh.isaf.workflow.figures.DoubtfulFigures;
import kh.isaf.workflow.render.CleanText;
import kh.isaf.workflow.render.FieldError;
import kh.isaf.workflow.render.FormButton;
import kh.isaf.workflow.render.FormPost;
import kh.isaf.workflow.render.FormView;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
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

/** Where a person corrects what he or she sent, with a reason. */
@Controller
@RequestMapping("/tasks/{id}/correct")
class CorrectionController {

    private static final String PAGE = "workflow/correct";
    private static final int LONGEST_REASON = 1000;

    private final WorkItems workItems;
    private final TaskDesk desk;
    private final Corrections corrections;
    private final TaskHeads heads;
    private final CurrentActor current;
    private final Clock clock;

    CorrectionController(
            WorkItems workItems,
            TaskDesk desk,
            Corrections corrections,
            TaskHeads heads,
            CurrentActor current,
            Clock clock) {
        this.workItems = workItems;
        this.desk = desk;
        this.corrections = corrections;
        this.heads = heads;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    String show(@PathVariable UUID id, Model model, Locale locale) {
        Actor actor = current.get();
        WorkItem item = workItems.visible(id, actor);
        Submission sent = corrections.open(item, actor);
        FormView view = FormView.sent(desk.form(item), desk.open(item), sent.answers(), locale.getLanguage());
        Typed typed = new Typed(UUID.randomUUID(), sent.version(), "", Map.of());
        return show(item, actor, view, typed, false, Doubts.NONE, model, locale);
    }

    @PostMapping
    @PreAuthorize("isAuthenticated()")
    String post(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        Actor actor = current.get();
        WorkItem item = workItems.visible(id, actor);
        Typed typed = Typed.of(parameters);
        if (corrections.standing(item, actor).isEmpty()) {
            throw new AccessDeniedException("did not send task " + id);
        }
        FormPost post = FormPost.read(desk.form(item), parameters, desk.open(item), LocalDate.now(clock));
        List<FieldError> errors = new ArrayList<>();
        Doubts doubts = Doubts.NONE;
        boolean sends = FormButton.of(parameters) == FormButton.SUBMIT;
        if (sends) {
            errors.addAll(post.errors());
            if (typed.reason().isEmpty()) {
                errors.add(FieldError.at(null, "correction.refusal.reason"));
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        if (sends && errors.isEmpty()) {
            try {
                corrections.correct(id, typed.key(), typed.correction(post), actor);
                response.setStatus(HttpStatus.OK.value());
                redirect.addFlashAttribute("message", "correction.sent");
                return "redirect:/tasks/" + id;
            } catch (Refusal refusal) {
                errors.add(FieldError.at(refusal.field(), refusal.messageKey(), refusal.args()));
            } catch (DoubtfulFigures doubtful) {
                doubts = Doubts.of(doubtful, typed.figureReasonsAfter(corrections.open(item, actor)));
            } catch (ConcurrencyFailureException | DuplicateKeyException e) {
                response.setStatus(HttpStatus.CONFLICT.value());
                errors.add(FieldError.at(null, "taskPage.overtaken"));
            }
        }
        List<FieldError> all = new ArrayList<>(doubts.fieldErrors(locale.getLanguage()));
        all.addAll(errors);
        FormView view = FormView.again(desk.form(item), post, desk.open(item), all, locale.getLanguage());
        return show(item, actor, view, typed, sends && typed.reason().isEmpty(), doubts, model, locale);
    }

    private String show(
            WorkItem item,
            Actor actor,
            FormView view,
            Typed typed,
            boolean reasonMissing,
            Doubts doubts,
            Model model,
            Locale locale) {
        LocalDate lastDay = corrections
                .standing(item, actor)
                .map(CorrectionStanding::lastDay)
                .orElse(null);
        model.addAttribute(
                "page",
                new CorrectionPage(
                        heads.of(item, locale),
                        view,
                        "/tasks/" + item.id() + "/correct",
                        typed.key().toString(),
                        typed.version(),
                        typed.reason(),
                        reasonMissing,
                        lastDay,
                        doubts.views(view)));
        return PAGE;
    }

    /** What a post carries beside the answers. */
    private record Typed(UUID key, int version, String reason, Map<String, String> figureReasons) {

        static Typed of(MultiValueMap<String, String> parameters) {
            String version = String.valueOf(parameters.getFirst("_version"));
            String reason = parameters.getFirst("_reason");
            return new Typed(
                    TaskController.key(parameters),
                    version.matches("\\d{1,6}") ? Integer.parseInt(version) : 0,
                    reason == null ? "" : CleanText.of(reason, true, LONGEST_REASON),
                    Doubts.reasons(parameters));
        }

        /** With the reasons given for the same warnings before, for the person to keep or change. */
        Map<String, String> figureReasonsAfter(Submission sent) {
            Map<String, String> reasons = new HashMap<>();
            sent.remarks().forEach(remark -> reasons.put(remark.check() + "@" + remark.path(), remark.reason()));
            figureReasons.forEach((key, reason) -> {
                if (!reason.isBlank()) {
                    reasons.put(key, reason);
                }
            });
            return reasons;
        }

        Correction correction(FormPost post) {
            return new Correction(version, post.values(), figureReasons, reason);
        }
    }
}
