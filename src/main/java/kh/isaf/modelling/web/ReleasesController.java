package kh.isaf.modelling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.KeptCopies;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.modelling.Reviews;
import kh.isaf.modelling.TakeOver;
import kh.isaf.modelling.compare.Impacts;
import kh.isaf.modelling.scenario.Scenarios;
import kh.isaf.workflow.engine.ModelRefused;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.ModelFile;
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

/** Releases: what is live, what is worked on, and each step of a draft on its way into force. */
@Controller
class ReleasesController {

    private final ReleaseList releases;
    private final ReleaseDrafts drafts;
    private final Reviews reviews;
    private final KeptCopies copies;
    private final Impacts impacts;
    private final Scenarios scenarios;
    private final TakeOver takeOver;
    private final CurrentActor current;

    ReleasesController(
            ReleaseList releases,
            ReleaseDrafts drafts,
            Reviews reviews,
            KeptCopies copies,
            Impacts impacts,
            Scenarios scenarios,
            TakeOver takeOver,
            CurrentActor current) {
        this.releases = releases;
        this.drafts = drafts;
        this.reviews = reviews;
        this.copies = copies;
        this.impacts = impacts;
        this.scenarios = scenarios;
        this.takeOver = takeOver;
        this.current = current;
    }

    @GetMapping("/releases")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String list(Model page) {
        page.addAttribute("releases", releases.all());
        page.addAttribute("live", releases.live());
        return "modelling/releases";
    }

    @PostMapping("/releases")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String begin(RedirectAttributes redirect) {
        redirect.addFlashAttribute("message", "release.begun");
        return "redirect:/releases/" + drafts.begin(current.get());
    }

    @GetMapping("/releases/{release}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String show(@PathVariable UUID release, Model page) {
        Actor actor = current.get();
        ModelRelease shown = releases.get(release);
        ReleaseFiles files = releases.files(release);
        Map<UUID, String> authors = releases.authors(release);
        page.addAttribute("release", shown);
        page.addAttribute("lines", releases.lines(release));
        page.addAttribute("copies", copies.of(release));
        page.addAttribute("editable", editable(files));
        page.addAttribute("authors", List.copyOf(authors.values()));
        page.addAttribute("ownWork", authors.containsKey(actor.personId()));
        page.addAttribute("live", releases.live());
        page.addAttribute("impact", impacts.before(shown).orElse(null));
        scenarios
                .last(release)
                .filter(run -> run.sha256().equals(files.sha256()))
                .ifPresent(run -> page.addAttribute("scenarioRun", run));
        boolean draft = shown.is(ReleaseState.DRAFT);
        page.addAttribute("overtaken", draft && takeOver.overtaken(shown));
        page.addAttribute("offer", draft ? takeOver.offer(release) : null);
        page.addAttribute("noteKm", page.asMap().getOrDefault("noteKm", shown.noteKm()));
        page.addAttribute("noteEn", page.asMap().getOrDefault("noteEn", shown.noteEn()));
        return "modelling/release";
    }

    /** The files that are there and have an editor. */
    private static List<String> editable(ReleaseFiles files) {
        return files.models().stream().map(ModelFile::name).toList();
    }

    @PostMapping("/releases/{release}/notes")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String notes(
            @PathVariable UUID release,
            @RequestParam(defaultValue = "") String noteKm,
            @RequestParam(defaultValue = "") String noteEn,
            Model page,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        page.addAttribute("noteKm", noteKm);
        page.addAttribute("noteEn", noteEn);
        return act(
                release,
                "release.noted",
                page,
                response,
                redirect,
                actor -> drafts.notes(actor, release, noteKm, noteEn));
    }

    @PostMapping("/releases/{release}/submit")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String submit(@PathVariable UUID release, Model page, HttpServletResponse response, RedirectAttributes redirect) {
        return act(release, "release.submitted", page, response, redirect, actor -> {
            reviews.requireReady(release);
            scenarios.refresh(actor, release);
            reviews.submit(actor, release);
        });
    }

    @PostMapping("/releases/{release}/send-back")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String sendBack(
            @PathVariable UUID release,
            @RequestParam(defaultValue = "") String reason,
            Model page,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        page.addAttribute("reason", reason);
        return act(
                release,
                "release.sentBack",
                page,
                response,
                redirect,
                actor -> reviews.sendBack(actor, release, reason));
    }

    @PostMapping("/releases/{release}/approve")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String approve(
            @PathVariable UUID release,
            @RequestParam(defaultValue = "") String note,
            Model page,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        page.addAttribute("note", note);
        return act(
                release, "release.approved", page, response, redirect, actor -> reviews.approve(actor, release, note));
    }

    @PostMapping("/releases/{release}/publish")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String publish(@PathVariable UUID release, Model page, HttpServletResponse response, RedirectAttributes redirect) {
        return act(release, "release.published", page, response, redirect, actor -> reviews.publish(actor, release));
    }

    @PostMapping("/releases/{release}/discard")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String discard(@PathVariable UUID release, Model page, HttpServletResponse response, RedirectAttributes redirect) {
        String shown =
                act(release, "release.discarded", page, response, redirect, actor -> drafts.discard(actor, release));
        return shown.startsWith("redirect:") ? "redirect:/releases" : shown;
    }

    /** One act on a release. */
    private interface Act {
        void by(Actor actor);
    }

    private String act(
            UUID release, String done, Model page, HttpServletResponse response, RedirectAttributes redirect, Act act) {
        try {
            act.by(current.get());
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(release, page);
        } catch (ModelRefused refused) {
            page.addAttribute(
                    "refusedFiles",
                    refused.files().stream().map(CheckedFile::name).toList());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(release, page);
        }
        redirect.addFlashAttribute("message", done);
        return "redirect:/releases/" + release;
    }
}
