package kh.isaf.modelling;

import java.util.List;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.engine.ModelRefused;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseSource;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** ReleaseDrafts of releases: begun from what is live, written file by file by whoever holds the file's lock. */
@Service
@Transactional
public class ReleaseDrafts {

    private static final int LONGEST_NOTE = 2000;
    private static final String NAMES = "[a-z][A-Za-z0-9]{0,59}\\.(bpmn|dmn|form)";

    private final ReleaseStore store;
    private final LiveFiles live;
    private final ReleaseChecks checks;
    private final EditLocks locks;
    private final KeptCopies copies;
    private final AuditTrail audit;

    ReleaseDrafts(
            ReleaseStore store,
            LiveFiles live,
            ReleaseChecks checks,
            EditLocks locks,
            KeptCopies copies,
            AuditTrail audit) {
        this.store = store;
        this.live = live;
        this.checks = checks;
        this.locks = locks;
        this.copies = copies;
        this.audit = audit;
    }

    /** A new draft that is as what is live. */
    public UUID begin(Actor by) {
        return begin(by, ReleaseSource.EDITED, live.files());
    }

    /** A new draft with these files, compared with what is live. */
    public UUID begin(Actor by, ReleaseSource source, ReleaseFiles files) {
        ReleaseFiles base = live.files();
        UUID draft = store.add(source, ReleaseState.DRAFT, live.release(), by, base, files);
        store.author(draft, by);
        if (source == ReleaseSource.IMPORTED) {
            store.authorsElsewhere(draft);
        }
        audit.record(by, "release.begin", "release/" + draft, null, files.sha256(), null);
        return draft;
    }

    /** What came of a save. */
    public enum Saved {
        DONE,
        /** Somebody else has taken the file over; what was to be saved is kept as a copy. */
        KEPT_AS_COPY
    }

    /**
     * Writes a file for whoever holds its lock. An unfinished model may be saved; one that could run something may not.
     *
     * @throws ModelRefused with what may stand in no file, not even in a draft
     */
    public Saved save(Actor by, UUID release, String file, byte[] content, UUID token) {
        requireDraft(release);
        requireSafe(release, file, content);
        if (!locks.holds(release, file, token)) {
            copies.keep(by, release, file, content);
            // whoever goes on with it makes it part of the draft
            store.author(release, by);
            audit.record(by, "release.keepCopy", object(release, file), null, ReleaseFiles.sha256(content), null);
            return Saved.KEPT_AS_COPY;
        }
        write(by, release, file, content);
        return Saved.DONE;
    }

    /**
     * Writes a file that nobody else holds, as when a form is made for a new task or a file is sent up. A page on which
     * the same person has it open saves a copy from now on, not over this.
     */
    public void put(Actor by, UUID release, String file, byte[] content) {
        requireDraft(release);
        requireSafe(release, file, content);
        requireFree(by, release, file);
        locks.end(release, file);
        write(by, release, file, content);
    }

    /**
     * Writes a file over the one its author saw when he or she began.
     *
     * @param seen its check sum, "" where there was none; null if nobody said
     */
    public void put(Actor by, UUID release, String file, byte[] content, @Nullable String seen) {
        requireDraft(release);
        String now = store.file(release, file).map(ReleaseFiles::sha256).orElse("");
        if (seen != null && !seen.equals(now)) {
            throw new Refusal("file", "release.error.fileChanged", file);
        }
        put(by, release, file, content);
    }

    /** The same for a file that comes from outside: whoever wrote it in another draft has a hand in this one too. */
    public void upload(Actor by, UUID release, String file, byte[] content, @Nullable String seen) {
        put(by, release, file, content, seen);
        store.authorsElsewhere(release);
    }

    /** Takes a file out of the draft. */
    public void remove(Actor by, UUID release, String file) {
        requireDraft(release);
        requireFree(by, release, file);
        byte[] before = store.file(release, file).orElseThrow(() -> new NotFound("file " + file));
        locks.end(release, file);
        store.remove(release, file, by);
        store.author(release, by);
        audit.record(by, "release.removeFile", object(release, file), ReleaseFiles.sha256(before), null, null);
    }

    /** What the communes and the other administrators are told of the release. */
    public void notes(Actor by, UUID release, String km, String en) {
        String before = requireDraft(release).noteKm();
        String noteKm = km.strip();
        String noteEn = en.strip();
        if (noteKm.length() > LONGEST_NOTE || noteEn.length() > LONGEST_NOTE) {
            throw new Refusal(
                    noteKm.length() > LONGEST_NOTE ? "noteKm" : "noteEn",
                    "release.error.noteLong",
                    String.valueOf(LONGEST_NOTE));
        }
        store.notes(release, noteKm, noteEn);
        store.author(release, by);
        audit.record(by, "release.note", "release/" + release, before.isEmpty() ? null : before, noteKm, null);
    }

    /** Gives the draft up; its files stay readable in the database. */
    public void discard(Actor by, UUID release) {
        ModelRelease draft = store.held(release);
        if (draft.is(ReleaseState.LIVE) || draft.is(ReleaseState.OFFERED) || draft.is(ReleaseState.DISCARDED)) {
            throw new Refusal(null, "release.error.notDraft");
        }
        store.discarded(release);
        audit.record(by, "release.discard", "release/" + release, draft.state().name(), "DISCARDED", null);
    }

    private void write(Actor by, UUID release, String file, byte[] content) {
        String before = store.file(release, file).map(ReleaseFiles::sha256).orElse(null);
        String after = ReleaseFiles.sha256(content);
        if (!after.equals(before)) {
            store.write(release, file, content, by);
            store.author(release, by);
            audit.record(by, "release.writeFile", object(release, file), before, after, null);
        }
    }

    private ModelRelease requireDraft(UUID release) {
        ModelRelease draft = store.held(release);
        if (!draft.is(ReleaseState.DRAFT)) {
            throw new Refusal(null, "release.error.notDraft");
        }
        return draft;
    }

    private void requireFree(Actor by, UUID release, String file) {
        locks.holder(release, file)
                .filter(lock -> !lock.holderId().equals(by.personId()))
                .ifPresent(lock -> {
                    throw new Refusal("file", "release.error.locked", file, lock.holder());
                });
    }

    private void requireSafe(UUID release, String file, byte[] content) {
        if (!file.matches(NAMES) && !file.equals(ReleaseFiles.TEXTS) && !file.equals(ReleaseFiles.SCENARIOS)) {
            throw new Refusal("file", "release.error.fileName");
        }
        if (file.equals(ReleaseFiles.TEXTS)) {
            ReleaseTexts.read(content);
        }
        if (file.matches(NAMES)) {
            CheckedFile checked = checks.check(store.files(release), file, content);
            if (!checked.safe()) {
                throw new ModelRefused(List.of(checked));
            }
        }
    }

    private static String object(UUID release, String file) {
        return "release/" + release + "/" + file;
    }
}
