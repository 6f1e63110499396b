package kh.isaf.modelling;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.scenario.Scenarios;
import kh.isaf.workflow.engine.ModelRefused;
import kh.isaf.workflow.engine.Releases;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import kh.isaf.workflow.rules.RuleTable;
import kh.isaf.workflow.rules.RuleTables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a draft into force: handed in, approved by somebody who had no hand in it, published. What was approved is
 * what is deployed: the hash over all files is taken when it is handed in, and compared at each step.
 */
@Service
@Transactional
public class Reviews {

    private static final int LONGEST_REASON = 1000;

    private final ReleaseStore store;
    private final LiveFiles live;
    private final ReleaseChecks checks;
    private final WarningReasons reasons;
    private final Releases releases;
    private final RuleTables tables;
    private final Scenarios scenarios;
    private final LiveTexts texts;
    private final AuditTrail audit;

    Reviews(
            ReleaseStore store,
            LiveFiles live,
            ReleaseChecks checks,
            WarningReasons reasons,
            Releases releases,
            RuleTables tables,
            Scenarios scenarios,
            LiveTexts texts,
            AuditTrail audit) {
        this.store = store;
        this.live = live;
        this.checks = checks;
        this.reasons = reasons;
        this.releases = releases;
        this.tables = tables;
        this.scenarios = scenarios;
        this.texts = texts;
        this.audit = audit;
    }

    /**
     * Hands a draft in: its note is there in both languages, its files have no error, its scenarios hold, and it builds on what is
     * live.
     */
    public void submit(Actor by, UUID id) {
        ReleaseFiles files = ready(id);
        scenarios.require(by, id, files, store.base(id));
        store.submitted(id, files.sha256(), by);
        store.author(id, by);
        audit.record(by, "release.submit", "release/" + id, null, files.sha256(), null);
    }

    /** Says what is still missing before the scenarios of a draft are worth running. */
    public void requireReady(UUID id) {
        ready(id);
    }

    private ReleaseFiles ready(UUID id) {
        ModelRelease draft = require(id, ReleaseState.DRAFT);
        if (draft.noteKm().isBlank() || draft.noteEn().isBlank()) {
            throw new Refusal(draft.noteKm().isBlank() ? "noteKm" : "noteEn", "release.error.noteMissing");
        }
        ReleaseFiles files = store.files(id);
        if (files.differing(store.base(id)).isEmpty()) {
            throw new Refusal(null, "release.error.nothingChanged");
        }
        requireCurrent(draft);
        requireGood(id, files);
        return files;
    }

    /** Sends it back to its author, with a reason. */
    public void sendBack(Actor by, UUID id, String typed) {
        ModelRelease release = store.held(id);
        if (!release.is(ReleaseState.REVIEW) && !release.is(ReleaseState.APPROVED)) {
            throw new Refusal(null, "release.error.notInReview");
        }
        String reason = reason(typed);
        store.returned(id, by, reason);
        audit.record(by, "release.sendBack", "release/" + id, release.sha256(), null, reason);
    }

    /** Approves what was handed in; nobody approves what he or she had a hand in. */
    public void approve(Actor by, UUID id, String typed) {
        ModelRelease release = require(id, ReleaseState.REVIEW);
        Map<UUID, String> authors = store.authors(id);
        if (authors.containsKey(by.personId())) {
            throw new Refusal(null, "release.error.ownRelease");
        }
        requireCurrent(release);
        requireSame(release);
        String note = typed.replaceAll("\\p{Cntrl}+", " ").strip();
        if (note.length() > LONGEST_REASON) {
            throw new Refusal("note", "release.error.reason", String.valueOf(LONGEST_REASON));
        }
        store.approved(id, by, note);
        audit.record(by, "release.approve", "release/" + id, null, release.sha256(), note.isEmpty() ? null : note);
    }

    /** Puts an approved release into force: areas that start from now on run on it, those under way stay as they are. */
    public void publish(Actor by, UUID id) {
        store.hold();
        ModelRelease release = require(id, ReleaseState.APPROVED);
        requireCurrent(release);
        requireSame(release);
        ReleaseFiles files = store.files(id);
        requireGood(id, files);
        ReleaseFiles before = live.files();
        String tag = releases.publish(id, files, by);
        for (RuleTable table : RuleTable.values()) {
            String name = table.id() + ".dmn";
            byte[] dmn = files.find(name).orElseThrow();
            if (!tables.sheet(table, dmn)
                    .equals(tables.sheet(table, before.find(name).orElseThrow()))) {
                tables.publish(by, table.id(), dmn, cut(release.noteEn()));
            }
        }
        texts.publish(by, ReleaseTexts.of(files));
        audit.record(by, "release.publish", "release/" + id, null, tag + ", sha256:" + release.sha256(), null);
    }

    private ModelRelease require(UUID id, ReleaseState state) {
        ModelRelease release = store.held(id);
        if (!release.is(state)) {
            throw new Refusal(null, "release.error.state");
        }
        return release;
    }

    /** Somebody may have put another release, or a table, into force since this one was begun. */
    private void requireCurrent(ModelRelease release) {
        boolean sameLive = Objects.equals(release.basedOn(), live.release());
        if (!sameLive || !store.base(release.id()).differing(live.files()).isEmpty()) {
            throw new Refusal(null, "release.error.overtaken");
        }
    }

    private void requireSame(ModelRelease release) {
        if (!store.files(release.id()).sha256().equals(release.sha256())) {
            throw new Refusal(null, "release.error.changed");
        }
    }

    private void requireGood(UUID id, ReleaseFiles files) {
        List<CheckedFile> refused = reasons.unexplained(id, checks.check(files));
        if (!refused.isEmpty()) {
            throw new ModelRefused(refused);
        }
    }

    /** A note may be longer than the reason of a table. */
    private static String cut(String note) {
        return note.length() > LONGEST_REASON ? note.substring(0, LONGEST_REASON - 1) + "…" : note;
    }

    private static String reason(String typed) {
        String reason = typed.replaceAll("\\p{Cntrl}+", " ").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal("reason", "release.error.reason", String.valueOf(LONGEST_REASON));
        }
        return reason;
    }
}
