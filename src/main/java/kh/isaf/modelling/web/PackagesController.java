package kh.isaf.modelling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.ReleaseList;
import kh.isaf.modelling.packing.InstallationKey;
import kh.isaf.modelling.packing.PackageReport;
import kh.isaf.modelling.packing.Packages;
import kh.isaf.modelling.packing.TrustedKeys;
import kh.isaf.workflow.engine.ModelRefused;
import kh.isaf.workflow.release.ModelRelease;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Releases that go to another installation and come from one, as signed packages. */
@Controller
class PackagesController {

    private final Packages packages;
    private final TrustedKeys trusted;
    private final InstallationKey key;
    private final ReleaseList releases;
    private final MessageSource messages;
    private final CurrentActor current;

    PackagesController(
            Packages packages,
            TrustedKeys trusted,
            InstallationKey key,
            ReleaseList releases,
            MessageSource messages,
            CurrentActor current) {
        this.packages = packages;
        this.trusted = trusted;
        this.key = key;
        this.releases = releases;
        this.messages = messages;
        this.current = current;
    }

    @GetMapping("/releases/{release}/package")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<byte[]> download(@PathVariable UUID release) {
        ModelRelease written = releases.get(release);
        String name = written.number() == null ? release.toString().substring(0, 8) : String.valueOf(written.number());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("isaf-release-" + name + ".zip")
                                .build()
                                .toString())
                .body(packages.written(release));
    }

    @GetMapping("/releases/packages")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String show(Model page) {
        page.addAttribute("name", key.name());
        page.addAttribute("own", key.fingerprint());
        page.addAttribute("trusted", trusted.all());
        return "modelling/packages";
    }

    @PostMapping("/releases/packages")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String receive(@RequestParam MultipartFile file, Model page, HttpServletResponse response, Locale locale)
            throws IOException {
        try {
            return "redirect:/releases/packages/" + packages.receive(current.get(), file.getBytes());
        } catch (ModelRefused refused) {
            page.addAttribute("found", FindingLine.of(refused.files(), messages, locale));
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(page);
    }

    @GetMapping("/releases/packages/{pack}")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String look(@PathVariable UUID pack, Model page, Locale locale) {
        PackageReport report = packages.report(pack);
        page.addAttribute("report", report);
        page.addAttribute("missing", FindingLine.ofPackage(report.missing(), messages, locale));
        page.addAttribute("found", FindingLine.ofPackage(report.others(), messages, locale));
        return "modelling/package";
    }

    @PostMapping("/releases/packages/{pack}/take")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String take(
            @PathVariable UUID pack,
            @RequestParam(defaultValue = "") String fingerprint,
            Model page,
            HttpServletResponse response,
            Locale locale,
            RedirectAttributes redirect) {
        try {
            UUID draft = packages.take(current.get(), pack, fingerprint);
            redirect.addFlashAttribute("message", "package.taken");
            return "redirect:/releases/" + draft;
        } catch (Refusal refusal) {
            page.addAttribute("refusal", refusal);
        } catch (ModelRefused refused) {
            page.addAttribute("refusal", new Refusal("found", "package.error.unsafe"));
        }
        page.addAttribute("fingerprint", fingerprint);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return look(pack, page, locale);
    }

    @PostMapping("/releases/packages/distrust")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    String distrust(@RequestParam String fingerprint, RedirectAttributes redirect) {
        trusted.distrust(current.get(), fingerprint);
        redirect.addFlashAttribute("message", "package.distrusted");
        return "redirect:/releases/packages";
    }
}
