package kh.isaf.modelling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.modelling.scenario.Choosable;
import kh.isaf.modelling.scenario.Coverage;
import kh.isaf.modelling.scenario.Scenario;
import kh.isaf.modelling.scenario.ScenarioFile;
import kh.isaf.modelling.scenario.ScenarioFile.NotReadable;
import kh.isaf.modelling.scenario.Scenarios;
import kh.isaf.modelling.scenario.Scenarios.LastRun;
import kh.isaf.territory.ProviderKind;
import kh.isaf.workflow.engine.ModelRefused;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.ProcessDrawing;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseState;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The scenarios of a release: the table, its run, what it passes of each model, and each row to be edited. */
@Controller
class ScenariosController {

    private final ReleaseList releases;
    private final ReleaseDrafts drafts;
    private final Scenarios scenarios;
    private final CurrentActor current;

    ScenariosController(ReleaseList releases, ReleaseDrafts drafts, Scenarios scenarios, CurrentActor current) {
        this.releases = releases;
        this.drafts = drafts;
        this.scenarios = scenarios;
        this.current = current;
    }

    @GetMapping("/releases/{release}/scenarios")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String table(@PathVariable UUID release, Model page) {
        ModelRelease shown = releases.get(release);
        ReleaseFiles files = releases.files(release);
        page.addAttribute("release", shown);
        page.addAttribute("draft", shown.is(ReleaseState.DRAFT));
        page.addAttribute("models", Choosable.models(files));
        try {
            page.addAttribute("rows", Scenarios.of(files));
        } catch (NotReadable e) {
            page.addAttribute("rows", List.of());
            page.addAttribute("unreadable", e);
        }
        scenarios.last(release).ifPresent(run -> {
            page.addAttribute("run", run);
            page.addAttribute("stale", !run.sha256().equals(files.sha256()));
            page.addAttribute("coverages", Coverage.of(files, run.result().passed()));
        });
        return "modelling/scenarios";
    }

    @PostMapping("/releases/{release}/scenarios/run")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String run(@PathVariable UUID release, Model page, HttpServletResponse response, RedirectAttributes redirect) {
        try {
            boolean green = scenarios.run(current.get(), release).green();
            redirect.addFlashAttribute("message", green ? "scenario.ran.green" : "scenario.ran.red");
            return "redirect:/releases/" + release + "/scenarios";
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
        } catch (ModelRefused refused) {
            page.addAttribute(
                    "refusedFiles",
                    refused.files().stream().map(CheckedFile::name).toList());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return table(release, page);
    }

    @GetMapping("/releases/{release}/scenarios/coverage")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String coverage(@PathVariable UUID release, @RequestParam String model, Model page) {
        ReleaseFiles files = releases.files(release);
        LastRun run = scenarios.last(release).orElseThrow(() -> new NotFound("run of " + release));
        Coverage coverage = Coverage.of(files, run.result().passed()).stream()
                .filter(one -> one.model().id().equals(model))
                .findFirst()
                .orElseThrow(() -> new NotFound("model " + model));
        page.addAttribute("release", releases.get(release));
        page.addAttribute("coverage", coverage);
        page.addAttribute("stale", !run.sha256().equals(files.sha256()));
        page.addAttribute(
                "drawing", ProcessDrawing.of(files.find(model + ".bpmn").orElseThrow(() -> new NotFound(model))));
        return "modelling/coverage";
    }

    /** One scenario; the number 0 is a new one. */
    @GetMapping("/releases/{release}/scenarios/edit")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String edit(
            @PathVariable UUID release,
            @RequestParam(defaultValue = "0") int number,
            @RequestParam(defaultValue = "") String model,
            Model page,
            Locale locale) {
        List<Scenario> rows = rows(release);
        ScenarioForm form = number == 0 ? ScenarioForm.blank(model) : ScenarioForm.of(numbered(rows, number));
        return form(release, number, form, based(release), page, locale);
    }

    @PostMapping("/releases/{release}/scenarios/edit")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String write(
            @PathVariable UUID release,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "0") int number,
            @RequestParam(defaultValue = "") String based,
            Model page,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ScenarioForm form = ScenarioForm.sent(sent);
        if (!sent.containsKey("_save") && !sent.containsKey("_delete")) {
            return form(release, number, form.rearranged(sent), based, page, locale);
        }
        try {
            if (!based.equals(based(release))) {
                throw new Refusal(null, "scenario.error.stale");
            }
            List<Scenario> rows = new ArrayList<>(rows(release));
            if (sent.containsKey("_delete") && number > 0) {
                numbered(rows, number);
                rows.remove(number - 1);
            } else {
                Scenario written = form.scenario(new Choosable(releases.files(release), form.model()));
                if (number == 0) {
                    if (rows.size() >= ScenarioFile.MOST) {
                        throw new Refusal(null, "scenario.error.full", String.valueOf(ScenarioFile.MOST));
                    }
                    rows.add(written);
                } else {
                    numbered(rows, number);
                    rows.set(number - 1, written);
                }
            }
            drafts.put(current.get(), release, ReleaseFiles.SCENARIOS, ScenarioFile.write(rows), based);
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(release, number, form, based, page, locale);
        }
        redirect.addFlashAttribute("message", "scenario.saved");
        return "redirect:/releases/" + release + "/scenarios";
    }

    private String form(UUID release, int number, ScenarioForm form, String based, Model page, Locale locale) {
        ReleaseFiles files = releases.files(release);
        Choosable choosable = new Choosable(files, form.model());
        page.addAttribute("release", releases.get(release));
        page.addAttribute("number", number);
        page.addAttribute("form", form);
        page.addAttribute("based", based);
        page.addAttribute("models", Choosable.models(files));
        page.addAttribute("choices", choosable.choices(locale));
        page.addAttribute("parts", choosable.parts());
        page.addAttribute("kinds", ProviderKind.values());
        page.addAttribute(
                "answers",
                form.rows().stream()
                        .map(row -> choosable.answers(row.task(), locale))
                        .toList());
        return "modelling/scenario";
    }

    private List<Scenario> rows(UUID release) {
        try {
            return Scenarios.of(releases.files(release));
        } catch (NotReadable e) {
            return List.of();
        }
    }

    private static Scenario numbered(List<Scenario> rows, int number) {
        if (number < 1 || number > rows.size()) {
            throw new NotFound("scenario " + number);
        }
        return rows.get(number - 1);
    }

    private String based(UUID release) {
        return releases.files(release)
                .find(ReleaseFiles.SCENARIOS)
                .map(ReleaseFiles::sha256)
                .orElse("");
    }
}
