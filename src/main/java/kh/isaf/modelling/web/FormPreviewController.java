package kh.isaf.modelling.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.NotFound;
import kh.isaf.modelling.ReleaseChecks;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.render.FormSchema;
import kh.isaf.workflow.render.FormView;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A form of a draft as a person will get it, drawn by the same code; nothing can be sent from it. */
@Controller
class FormPreviewController {

    private final ReleaseList releases;
    private final ReleaseChecks checks;

    FormPreviewController(ReleaseList releases, ReleaseChecks checks) {
        this.releases = releases;
        this.checks = checks;
    }

    /** @param form what stands in the editor now; blank for what was last saved */
    @PostMapping("/releases/{release}/files/{file}/preview")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String preview(
            @PathVariable UUID release,
            @PathVariable String file,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String language,
            Locale locale,
            Model page) {
        ReleaseFiles files = releases.files(release);
        byte[] saved = files.find(file).orElseThrow(() -> new NotFound("file " + file));
        byte[] shown = form.isBlank() ? saved : form.getBytes(StandardCharsets.UTF_8);
        CheckedFile checked = checks.check(files, file, shown);
        page.addAttribute("release", release);
        page.addAttribute("file", file);
        page.addAttribute("findings", checked.findings());
        if (checked.ok()) {
            String shownIn = language.equals("km") || language.equals("en") ? language : locale.getLanguage();
            page.addAttribute(
                    "form",
                    FormView.open(
                            FormSchema.parse(new String(shown, StandardCharsets.UTF_8)), Map.of(), Map.of(), shownIn));
        }
        return "modelling/preview";
    }
}
