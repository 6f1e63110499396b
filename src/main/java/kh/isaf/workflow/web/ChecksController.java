package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.Guidances;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.engine.UserTask;
import kh.isaf.workflow.figures.CheckKind;
import kh.isaf.workflow.figures.CheckRegister;
import kh.isaf.workflow.figures.FigureCheck;
import kh.isaf.workflow.figures.FigureRule;
import kh.isaf.workflow.figures.FigureTrial;
import kh.isaf.workflow.figures.Level;
import kh.isaf.workflow.render.CleanText;
import kh.isaf.workflow.render.FormSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where NCDDS sets the checks of figures. */
@Controller
class ChecksController {

    private static final int LONGEST_REASON = 300;

    private final CheckRegister register;
    private final FigureTrial trial;
    private final Guidances tasks;
    private final Releases releases;
    private final CurrentActor current;
    private final Clock clock;

    ChecksController(
            CheckRegister register,
            FigureTrial trial,
            Guidances tasks,
            Releases releases,
            CurrentActor current,
            Clock clock) {
        this.register = register;
        this.trial = trial;
        this.tasks = tasks;
        this.releases = releases;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/checks")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String list(Model model, Locale locale) {
        Map<String, List<FigureCheck>> byTask = register.all().stream()
                .collect(Collectors.groupingBy(check -> check.rule().task()));
        Map<String, String> labels = new LinkedHashMap<>();
        byTask.forEach((task, checks) -> checks.forEach(check -> label(check, locale, labels)));
        model.addAttribute("tasks", tasks.tasks());
        model.addAttribute("checks", byTask);
        model.addAttribute("labels", labels);
        return "workflow/checks";
    }

    @GetMapping("/checks/new")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String add(@RequestParam String task, @RequestParam(defaultValue = "") String kind, Model model, Locale locale) {
        UserTask of = tasks.task(task);
        CheckKind chosen = CheckKind.of(kind).orElse(null);
        if (chosen == null) {
            model.addAttribute("task", of);
            model.addAttribute("kinds", CheckKind.values());
            return "workflow/check-kind";
        }
        return form(CheckForm.empty(task, chosen), null, model, locale);
    }

    @PostMapping("/checks")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String add(
            @RequestParam String task,
            @RequestParam String kind,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        CheckKind chosen = CheckKind.of(kind).orElseThrow(() -> new NotFound("kind " + kind));
        CheckForm form = CheckForm.posted(tasks.task(task).id(), chosen, parameters);
        return keep(form, null, parameters.containsKey("_save"), response, model, redirect, locale);
    }

    @GetMapping("/checks/{check}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String change(@PathVariable UUID check, Model model, Locale locale) {
        FigureCheck before = register.get(check);
        return form(CheckForm.of(before), before, model, locale);
    }

    @PostMapping("/checks/{check}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String change(
            @PathVariable UUID check,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        FigureCheck before = register.get(check);
        FigureRule rule = before.rule();
        CheckForm form = CheckForm.posted(rule.task(), rule.kind(), parameters);
        return keep(form, before, parameters.containsKey("_save"), response, model, redirect, locale);
    }

    @PostMapping("/checks/{check}/off")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String switchOff(
            @PathVariable UUID check,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            register.switchOff(check, CleanText.of(reason, false, LONGEST_REASON), current.get());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal);
            FigureCheck before = register.get(check);
            return form(CheckForm.of(before), before, model, locale);
        }
        redirect.addFlashAttribute("message", "checks.switchedOff");
        return "redirect:/checks";
    }

    private String keep(
            CheckForm form,
            @Nullable FigureCheck before,
            boolean save,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            FigureRule rule = form.rule(schema(form.task()));
            Level level = form.checkedLevel();
            if (save) {
                form.requireMessages();
                if (before == null) {
                    register.add(rule, level, form.messageKm(), form.messageEn(), current.get());
                } else {
                    register.change(before.id(), rule, level, form.messageKm(), form.messageEn(), current.get());
                }
                redirect.addFlashAttribute("message", "checks.saved");
                return "redirect:/checks";
            }
            model.addAttribute("outcomes", trial.of(rule, LocalDate.now(clock).getYear()));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refusal);
        }
        return form(form, before, model, locale);
    }

    private String form(CheckForm form, @Nullable FigureCheck before, Model model, Locale locale) {
        FormSchema schema = schema(form.task());
        Map<String, String> fields = new LinkedHashMap<>();
        schema.questions().forEach((path, question) -> {
            if (CheckForm.fits(form.kind(), question)) {
                fields.put(path, schema.label(path, locale.getLanguage()));
            }
        });
        model.addAttribute("task", tasks.task(form.task()));
        model.addAttribute("form", form);
        model.addAttribute("before", before);
        model.addAttribute("fields", fields);
        model.addAttribute("levels", Level.values());
        return "workflow/check";
    }

    private void label(FigureCheck check, Locale locale, Map<String, String> labels) {
        String task = check.rule().task();
        if (tasks.tasks().stream().anyMatch(known -> known.id().equals(task))) {
            FormSchema schema = schema(task);
            labels.put(
                    task + "." + check.rule().field(), schema.label(check.rule().field(), locale.getLanguage()));
            check.rule()
                    .others()
                    .forEach(other -> labels.put(task + "." + other, schema.label(other, locale.getLanguage())));
        }
    }

    private FormSchema schema(String task) {
        return FormSchema.parse(new String(releases.file(releases.current(), task + ".form"), StandardCharsets.UTF_8));
    }
}
