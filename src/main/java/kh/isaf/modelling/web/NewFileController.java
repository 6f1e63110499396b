package kh.isaf.modelling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.modelling.StartFiles;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts a new process or form into a draft, or takes a file out of it. */
@Controller
class NewFileController {

    private final ReleaseList releases;
    private final ReleaseDrafts drafts;
    private final StartFiles start;
    private final CurrentActor current;

    NewFileController(ReleaseList releases, ReleaseDrafts drafts, StartFiles start, CurrentActor current) {
        this.releases = releases;
        this.drafts = drafts;
        this.start = start;
        this.current = current;
    }

    @GetMapping("/releases/{release}/files")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String show(@PathVariable UUID release, Model page) {
        page.addAttribute("release", releases.get(release));
        page.addAttribute("samples", StartFiles.SAMPLES);
        return "modelling/newFile";
    }

    @PostMapping("/releases/{release}/files")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String create(
            @PathVariable UUID release,
            @RequestParam(defaultValue = "process") String kind,
            @RequestParam(defaultValue = "") String newId,
            @RequestParam(defaultValue = "") String nameKm,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "blank") String sample,
            Model page,
            HttpServletResponse response) {
        try {
            String made = kind.equals("form")
                    ? start.formFor(current.get(), release, newId.strip(), sample)
                    : start.process(current.get(), release, newId.strip(), nameKm, nameEn);
            return "redirect:/releases/" + release + "/files/" + made;
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            page.addAttribute("kind", kind);
            page.addAttribute("newId", newId);
            page.addAttribute("nameKm", nameKm);
            page.addAttribute("nameEn", nameEn);
            page.addAttribute("sample", sample);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(release, page);
        }
    }

    /** Takes a file out of the draft; what it was stays in the release it came from. */
    @PostMapping("/releases/{release}/files/{file}/remove")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String remove(
            @PathVariable UUID release,
            @PathVariable String file,
            Model page,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            drafts.remove(current.get(), release, file);
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(release, page);
        }
        redirect.addFlashAttribute("message", "editor.removed");
        return "redirect:/releases/" + release;
    }
}
