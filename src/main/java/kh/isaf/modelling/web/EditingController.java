package kh.isaf.modelling.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.CurrentActor;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.EditLock;
import kh.isaf.modelling.EditLocks;
import kh.isaf.modelling.ReleaseChecks;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.ReleaseDrafts.Saved;
import kh.isaf.modelling.StartFiles;
import kh.isaf.workflow.engine.ModelRefused;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.Finding;
import kh.isaf.workflow.model.ModelFile;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an editor asks of the product while somebody draws: the lock, a check after each change, and saving. */
@RestController
class EditingController {

    private static final String TOKEN = "X-Lock-Token";
    private static final UUID NOBODY = new UUID(0, 0);

    private final ReleaseDrafts drafts;
    private final ReleaseStore store;
    private final ReleaseChecks checks;
    private final EditLocks locks;
    private final StartFiles start;
    private final MessageSource messages;
    private final CurrentActor current;

    EditingController(
            ReleaseDrafts drafts,
            ReleaseStore store,
            ReleaseChecks checks,
            EditLocks locks,
            StartFiles start,
            MessageSource messages,
            CurrentActor current) {
        this.drafts = drafts;
        this.store = store;
        this.checks = checks;
        this.locks = locks;
        this.start = start;
        this.messages = messages;
        this.current = current;
    }

    /** Whether the file may be changed now; if not, who holds it. */
    record Held(@Nullable UUID token, @Nullable String holder) {}

    /** A finding in the reader's language. */
    record Told(int line, String element, String code, String severity, String sentence) {}

    /** What came of a save or a check. */
    record Outcome(String state, @Nullable String sentence, List<Told> findings) {}

    /** A form that was made for a task, or was there already. */
    record Made(String file) {}

    @PostMapping("/releases/{release}/files/{file}/lock")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    Held lock(@PathVariable UUID release, @PathVariable String file) {
        requireOpen(release, file);
        Optional<EditLock> taken = locks.take(current.get(), release, file);
        return taken.map(lock -> new Held(lock.token(), null))
                .orElseGet(() -> new Held(
                        null, locks.holder(release, file).map(EditLock::holder).orElse("")));
    }

    @PostMapping("/releases/{release}/files/{file}/take-over")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    Held takeOver(@PathVariable UUID release, @PathVariable String file) {
        requireOpen(release, file);
        return new Held(locks.takeOver(current.get(), release, file).token(), null);
    }

    @PostMapping("/releases/{release}/files/{file}/leave")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    ResponseEntity<Void> leave(@PathVariable UUID release, @PathVariable String file, @RequestParam UUID lock) {
        locks.leave(release, file, lock);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/releases/{release}/files/{file}/save")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    Outcome save(
            @PathVariable UUID release,
            @PathVariable String file,
            @RequestHeader(name = TOKEN, required = false) @Nullable UUID token,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        byte[] content = EditorController.body(request, ModelFile.LARGEST);
        requireFile(release, file);
        Actor actor = current.get();
        Saved saved = drafts.save(actor, release, file, content, token == null ? NOBODY : token);
        List<Told> findings = told(checks.check(store.files(release), file, content), locale);
        if (saved == Saved.DONE) {
            return new Outcome("saved", null, findings);
        }
        String holder = locks.holder(release, file).map(EditLock::holder).orElse("");
        return new Outcome("kept", messages.getMessage("editor.keptFor", new Object[] {holder}, "", locale), findings);
    }

    @PostMapping("/releases/{release}/files/{file}/check")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    Outcome check(@PathVariable UUID release, @PathVariable String file, HttpServletRequest request, Locale locale)
            throws IOException {
        byte[] content = EditorController.body(request, ModelFile.LARGEST);
        requireFile(release, file);
        return new Outcome("checked", null, told(checks.check(store.files(release), file, content), locale));
    }

    /** Makes the form of a task out of one of the ready forms, if the release has none of that name yet. */
    @PostMapping("/releases/{release}/files/{file}/forms")
    @PreAuthorize("hasRole('NCDDS_ADMIN')")
    Made form(
            @PathVariable UUID release,
            @PathVariable String file,
            @RequestParam String task,
            @RequestParam(defaultValue = "blank") String sample) {
        requireOpen(release, file);
        return new Made(start.formFor(current.get(), release, task, sample));
    }

    @ExceptionHandler
    ResponseEntity<Outcome> refused(ModelRefused refused, Locale locale) {
        List<Told> findings = refused.files().stream()
                .flatMap(file -> told(file, locale).stream())
                .toList();
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(new Outcome("unsafe", messages.getMessage("editor.unsafe", null, "", locale), findings));
    }

    @ExceptionHandler
    ResponseEntity<Outcome> refused(Refusal refusal, Locale locale) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(new Outcome(
                        "refused", messages.getMessage(refusal.messageKey(), refusal.args(), "", locale), List.of()));
    }

    private List<Told> told(CheckedFile checked, Locale locale) {
        return checked.findings().stream()
                .map(finding -> new Told(
                        finding.line(),
                        finding.element(),
                        finding.code(),
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        sentence(finding, locale)))
                .toList();
    }

    private String sentence(Finding finding, Locale locale) {
        return Objects.requireNonNullElse(
                messages.getMessage(finding.messageKey(), finding.args().toArray(), finding.code(), locale),
                finding.code());
    }

    private void requireOpen(UUID release, String file) {
        requireFile(release, file);
        if (!store.get(release).is(ReleaseState.DRAFT)) {
            throw new Refusal(null, "release.error.notDraft");
        }
    }

    private void requireFile(UUID release, String file) {
        store.file(release, file).orElseThrow(() -> new NotFound("file " + file));
    }
}
