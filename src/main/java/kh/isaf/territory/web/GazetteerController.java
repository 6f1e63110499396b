package kh.isaf.territory.web;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.territory.GazetteerImport;
import kh.isaf.territory.GazetteerResult;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Import of the gazetteer by national administrators: first what it would change, then the import itself. */
@Controller
class GazetteerController {

    private static final String FILE = "territory.gazetteer";
    private static final int LARGEST_FILE = 5 * 1024 * 1024;
    private static final int CHANGES_SHOWN = 50;

    private final GazetteerImport gazetteer;
    private final CurrentActor currentActor;

    GazetteerController(GazetteerImport gazetteer, CurrentActor currentActor) {
        this.gazetteer = gazetteer;
        this.currentActor = currentActor;
    }

    @GetMapping("/areas/import")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String form() {
        return "territory/import";
    }

    /** Shows what the file would change; a file without fault waits in the session for the second button. */
    @PostMapping("/areas/import")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String preview(@RequestParam MultipartFile file, HttpSession session, Model model) throws IOException {
        session.removeAttribute(FILE);
        if (file.isEmpty() || file.getSize() > LARGEST_FILE) {
            model.addAttribute("fileError", file.isEmpty() ? "territory.import.noFile" : "territory.import.tooLarge");
            return "territory/import";
        }
        byte[] content = file.getBytes();
        GazetteerResult result = gazetteer.preview(content);
        if (result.accepted() && !result.changes().isEmpty()) {
            session.setAttribute(FILE, content);
        }
        model.addAttribute("result", result);
        model.addAttribute(
                "changes", result.changes().stream().limit(CHANGES_SHOWN).toList());
        return "territory/import";
    }

    @PostMapping("/areas/import/confirm")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String run(
            @SessionAttribute(name = FILE, required = false) byte @Nullable [] content,
            HttpSession session,
            RedirectAttributes redirect) {
        if (content == null) {
            throw new Refusal(null, "territory.import.again");
        }
        GazetteerResult result = gazetteer.run(currentActor.get(), content);
        if (!result.accepted()) {
            throw new Refusal(null, "territory.import.again");
        }
        session.removeAttribute(FILE);
        redirect.addFlashAttribute("message", "territory.import.done");
        redirect.addFlashAttribute("messageArgs", new String[] {
            String.valueOf(result.added()), String.valueOf(result.changed()), String.valueOf(result.unchanged())
        });
        return "redirect:/areas/import";
    }
}
