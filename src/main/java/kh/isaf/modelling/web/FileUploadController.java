package kh.isaf.modelling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.ReleaseChecks;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.workflow.engine.ModelRefused;
import kh.isaf.workflow.release.ReleaseFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A file of a draft that was written elsewhere is sent up, and what the rules say of a file without the editor. */
@Controller
class FileUploadController {

    private static final String PAGE = "modelling/file-findings";

    private final ReleaseDrafts drafts;
    private final ReleaseList releases;
    private final ReleaseChecks checks;
    private final MessageSource messages;
    private final CurrentActor current;

    FileUploadController(
            ReleaseDrafts drafts,
            ReleaseList releases,
            ReleaseChecks checks,
            MessageSource messages,
            CurrentActor current) {
        this.drafts = drafts;
        this.releases = releases;
        this.checks = checks;
        this.messages = messages;
        this.current = current;
    }

    /**
     * An unfinished file is kept and its findings are shown; one that could run something is not kept.
     *
     * @param seen the check sum of the file that stood there when the page was opened
     */
    @PostMapping("/releases/{release}/files/{file}/upload")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String upload(
            @PathVariable UUID release,
            @PathVariable("file") String name,
            @RequestParam("file") MultipartFile sent,
            @RequestParam(required = false) @Nullable String seen,
            Model page,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        releases.get(release);
        page.addAttribute("release", release);
        page.addAttribute("file", name);
        page.addAttribute("kept", false);
        try {
            drafts.upload(current.get(), release, name, sent.getBytes(), seen);
        } catch (ModelRefused refused) {
            page.addAttribute("found", FindingLine.of(refused.files(), messages, locale));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        } catch (Refusal refusal) {
            page.addAttribute("found", List.of());
            page.addAttribute("refusal", refusal);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return PAGE;
        }
        return "redirect:/releases/" + release + "/files/" + name + "/findings";
    }

    @GetMapping("/releases/{release}/files/{file}/findings")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String findings(@PathVariable UUID release, @PathVariable("file") String name, Model page, Locale locale) {
        releases.get(release);
        ReleaseFiles files = releases.files(release);
        files.find(name).orElseThrow(() -> new NotFound("file " + name));
        page.addAttribute("release", release);
        page.addAttribute("file", name);
        page.addAttribute("kept", true);
        page.addAttribute("found", FindingLine.of(checks.check(files, Set.of(name)), messages, locale));
        return PAGE;
    }
}
