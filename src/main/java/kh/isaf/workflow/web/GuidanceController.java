package kh.isaf.workflow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.Guidance;
import kh.isaf.workflow.Guidance.Texts;
import kh.isaf.workflow.Guidances;
import kh.isaf.workflow.engine.UserTask;
import kh.isaf.workflow.render.CleanText;
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

/** Where NCDDS writes what the people who do a task are told. */
@Controller
class GuidanceController {

    private static final int LONGEST = 4000;

    private final Guidances guidances;
    private final CurrentActor current;

    GuidanceController(Guidances guidances, CurrentActor current) {
        this.guidances = guidances;
        this.current = current;
    }

    @GetMapping("/guidance")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String list(Model model) {
        model.addAttribute("tasks", guidances.tasks());
        model.addAttribute("newest", guidances.newest());
        return "workflow/guidances";
    }

    @GetMapping("/guidance/{task}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String edit(@PathVariable String task, Model model) {
        List<Guidance> versions = guidances.versions(guidances.task(task).id());
        Guidance newest = versions.isEmpty() ? null : versions.get(0);
        Texts none = Texts.NONE;
        return show(
                task,
                newest == null ? 0 : newest.version(),
                newest == null ? none : newest.km(),
                newest == null ? none : newest.en(),
                false,
                model);
    }

    @PostMapping("/guidance/{task}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String write(
            @PathVariable String task,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        guidances.task(task);
        Texts km = texts(parameters, "Km");
        Texts en = texts(parameters, "En");
        int version = version(parameters);
        if (parameters.containsKey("_save")) {
            try {
                guidances.write(task, version, km, en, current.get());
                redirect.addFlashAttribute("message", "guidance.saved");
                return "redirect:/guidance/{task}";
            } catch (Refusal refusal) {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("refusal", refusal);
                // what was written may now be saved over the newer version, which is shown below it
                version = guidances.versions(task).get(0).version();
            }
        }
        return show(task, version, km, en, true, model);
    }

    @PostMapping("/guidance/{task}/withdraw")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String withdraw(
            @PathVariable String task,
            @RequestParam MultiValueMap<String, String> parameters,
            RedirectAttributes redirect) {
        guidances.withdraw(guidances.task(task).id(), version(parameters), current.get());
        redirect.addFlashAttribute("message", "guidance.withdrawn");
        return "redirect:/guidance/{task}";
    }

    private String show(String id, int version, Texts km, Texts en, boolean preview, Model model) {
        UserTask task = guidances.task(id);
        List<Guidance> versions = guidances.versions(id);
        model.addAttribute("task", task);
        model.addAttribute("version", version);
        model.addAttribute("km", km);
        model.addAttribute("en", en);
        model.addAttribute("changed", !versions.isEmpty() && versions.get(0).changed());
        model.addAttribute("versions", versions);
        if (preview) {
            model.addAttribute("previewKm", TaskHeads.view(km.or(task.guidanceKm())));
            model.addAttribute("previewEn", TaskHeads.view(en.or(task.guidanceEn())));
        }
        return "workflow/guidance";
    }

    private static Texts texts(MultiValueMap<String, String> parameters, String language) {
        return new Texts(
                text(parameters, "todo" + language),
                text(parameters, "checklist" + language),
                text(parameters, "sample" + language),
                text(parameters, "manual" + language));
    }

    private static String text(MultiValueMap<String, String> parameters, String name) {
        String typed = parameters.getFirst(name);
        String clean = typed == null ? "" : CleanText.of(typed, true, LONGEST);
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    private static int version(MultiValueMap<String, String> parameters) {
        String version = String.valueOf(parameters.getFirst("version"));
        return version.matches("\\d{1,6}") ? Integer.parseInt(version) : -1;
    }
}
