package kh.isaf.modelling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.modelling.EditLocks;
import kh.isaf.modelling.EditorLists;
import kh.isaf.modelling.KeptCopies;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The page on which a file of a draft is drawn or filled in, and what that page reads. */
@Controller
class EditorController {

    private final ReleaseStore store;
    private final ReleaseList releases;
    private final EditorLists lists;
    private final EditLocks locks;
    private final KeptCopies copies;
    private final CurrentActor current;

    EditorController(
            ReleaseStore store,
            ReleaseList releases,
            EditorLists lists,
            EditLocks locks,
            KeptCopies copies,
            CurrentActor current) {
        this.store = store;
        this.releases = releases;
        this.lists = lists;
        this.locks = locks;
        this.copies = copies;
        this.current = current;
    }

    /**
     * Texts and scenarios have pages of their own.
     *
     * @param copy work that was kept, to be gone on with in place of what stands in the file
     */
    @GetMapping("/releases/{release}/files/{file}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String show(@PathVariable UUID release, @PathVariable String file, @RequestParam @Nullable UUID copy, Model page) {
        ModelRelease shown = releases.get(release);
        byte[] content = content(release, file);
        if (file.equals(ReleaseFiles.TEXTS) || file.equals(ReleaseFiles.SCENARIOS)) {
            return "redirect:/releases/" + release + (file.equals(ReleaseFiles.TEXTS) ? "/texts" : "/scenarios");
        }
        if (copy != null) {
            copies.content(release, file, copy);
        }
        page.addAttribute("release", shown);
        page.addAttribute("file", file);
        page.addAttribute("kind", file.substring(file.lastIndexOf('.') + 1));
        page.addAttribute("copy", copy);
        page.addAttribute("seen", ReleaseFiles.sha256(content));
        page.addAttribute("open", shown.is(ReleaseState.DRAFT));
        page.addAttribute(
                "holder",
                locks.holder(release, file)
                        .filter(lock -> !lock.holderId().equals(current.get().personId()))
                        .orElse(null));
        return "modelling/editor";
    }

    /** The file itself, to read or to keep. */
    @GetMapping("/releases/{release}/files/{file}/content")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<byte[]> download(@PathVariable UUID release, @PathVariable String file) {
        releases.get(release);
        return attachment(file, content(release, file));
    }

    /** Work of somebody whose lock was taken over. */
    @GetMapping("/releases/{release}/files/{file}/copies/{copy}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<byte[]> copy(@PathVariable UUID release, @PathVariable String file, @PathVariable UUID copy) {
        return attachment(file, copies.content(release, file, copy));
    }

    @GetMapping("/releases/{release}/files/{file}/lists")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    @ResponseBody
    EditorLists.Lists lists(@PathVariable UUID release, @PathVariable String file, Locale locale) {
        releases.get(release);
        content(release, file);
        return lists.of(store.files(release), locale);
    }

    private byte[] content(UUID release, String file) {
        return store.file(release, file).orElseThrow(() -> new NotFound("file " + file));
    }

    private static ResponseEntity<byte[]> attachment(String file, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(content);
    }

    /** At most one byte more than a file may have, so that the rules can say that it is too large. */
    static byte[] body(HttpServletRequest request, int largest) throws IOException {
        return request.getInputStream().readNBytes(largest + 1);
    }
}
