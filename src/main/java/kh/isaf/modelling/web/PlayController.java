package kh.isaf.modelling.web;

import java.util.UUID;
import kh.isaf.access.NotFound;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.workflow.model.ProcessParts;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Playing through a model: a token moves along its lines, and whoever looks on decides where it goes. */
@Controller
class PlayController {

    private static final String MODEL = ".bpmn";

    private final ReleaseList releases;

    PlayController(ReleaseList releases) {
        this.releases = releases;
    }

    @GetMapping("/releases/{release}/play/{file}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String play(@PathVariable UUID release, @PathVariable String file, Model page) {
        page.addAttribute("back", "/releases/" + release + "/scenarios");
        page.addAttribute("source", "/releases/" + release + "/play/" + file + "/model");
        return page(releases.get(release).id(), file, page);
    }

    @GetMapping(value = "/releases/{release}/play/{file}/model", produces = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    @ResponseBody
    byte[] model(@PathVariable UUID release, @PathVariable String file) {
        return file(releases.get(release).id(), file);
    }

    @GetMapping("/processes/{id}/play")
    @PreAuthorize("isAuthenticated()")
    String playLive(@PathVariable String id, Model page) {
        page.addAttribute("back", "/processes/" + id);
        page.addAttribute("source", "/processes/" + id + MODEL);
        return page(releases.live().id(), id + MODEL, page);
    }

    private String page(UUID release, String file, Model page) {
        try {
            page.addAttribute("model", ProcessParts.of(file(release, file)));
        } catch (IllegalArgumentException unreadable) {
            throw new NotFound("model " + file);
        }
        return "modelling/play";
    }

    private byte[] file(UUID release, String file) {
        return releases.files(release)
                .find(file)
                .filter(content -> file.endsWith(MODEL))
                .orElseThrow(() -> new NotFound("model " + file));
    }
}
