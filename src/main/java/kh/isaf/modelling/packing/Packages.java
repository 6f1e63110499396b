package kh.isaf.modelling.packing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.modelling.LiveFiles;
import kh.isaf.modelling.ReleaseChecks;
import kh.isaf.modelling.ReleaseDrafts;
import kh.isaf.modelling.ReleaseTexts;
import kh.isaf.modelling.packing.PackageReport.Missing;
import kh.isaf.workflow.engine.ModelRefused;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.Reason;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseSource;
import kh.isaf.workflow.release.ReleaseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a release away as a signed package, and makes a draft of one that came from elsewhere. */
@Service
@Transactional
public class Packages {

    private static final int DAYS_KEPT = 7;

    /** By which a file refers to something that is not in it. */
    private static final Set<Reason> REFERENCES = EnumSet.of(
            Reason.ACTION,
            Reason.EXPRESSION_NAME,
            Reason.ROLE,
            Reason.STAGE,
            Reason.FORM_UNKNOWN,
            Reason.CALLED_UNKNOWN,
            Reason.FEEL_NAME,
            Reason.PASSED_NAME);

    private final ReleaseStore store;
    private final ReleaseDrafts drafts;
    private final ReleaseChecks checks;
    private final LiveFiles live;
    private final InstallationKey key;
    private final TrustedKeys trusted;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Packages(
            ReleaseStore store,
            ReleaseDrafts drafts,
            ReleaseChecks checks,
            LiveFiles live,
            InstallationKey key,
            TrustedKeys trusted,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.checks = checks;
        this.live = live;
        this.key = key;
        this.trusted = trusted;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A release as a package signed by this installation; the live one with what was published beside it. */
    @Transactional(readOnly = true)
    public byte[] written(UUID id) {
        ModelRelease release = store.get(id);
        ReleaseFiles files = id.equals(live.release()) ? live.files() : store.files(id);
        SortedMap<String, String> sums = new TreeMap<>();
        files.byName().forEach((name, content) -> sums.put(name, ReleaseFiles.sha256(content)));
        Manifest manifest = new Manifest(
                version(),
                key.name(),
                key.publicKey(),
                OffsetDateTime.now(clock).toString(),
                release.number() == null ? release.state().id() : String.valueOf(release.number()),
                release.noteKm(),
                release.noteEn(),
                sums);
        return new ReleasePackage(manifest, files).written(key::sign);
    }

    /**
     * Takes a package up to be looked at: signed, whole, and with nothing in it that could run.
     *
     * @throws ModelRefused with what may stand in no file, not even in a draft
     */
    public UUID receive(Actor by, byte[] content) {
        ReleasePackage sent = ReleasePackage.read(content);
        requireSafe(sent.files());
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("delete from model_package where received_at < ?")
                .param(now.minusDays(DAYS_KEPT))
                .update();
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into model_package (id, content, received_at, received_by) values (?, ?, ?, ?)")
                .params(id, content, now, by.name())
                .update();
        audit.record(
                by,
                "package.receive",
                "package/" + id,
                null,
                sent.manifest().fingerprint().hex() + ", sha256:" + ReleaseFiles.sha256(content),
                null);
        return id;
    }

    /** What a person has to know before a draft is made of it. */
    @Transactional(readOnly = true)
    public PackageReport report(UUID id) {
        Kept kept = kept(id, false);
        ReleasePackage sent = ReleasePackage.read(kept.content());
        ReleaseFiles here = live.files();
        List<Missing> found = checked(sent.files(), here).stream()
                .flatMap(file -> file.findings().stream().map(finding -> new Missing(file.name(), finding)))
                .toList();
        Set<String> sentNames = sent.files().names();
        return new PackageReport(
                id,
                sent.manifest(),
                trusted.trusts(sent.manifest().fingerprint()),
                found.stream()
                        .filter(one -> REFERENCES.contains(one.finding().why()))
                        .toList(),
                found.stream()
                        .filter(one -> !REFERENCES.contains(one.finding().why()))
                        .toList(),
                sentNames.stream().filter(name -> here.find(name).isEmpty()).toList(),
                sent.files().differing(here).stream()
                        .filter(name ->
                                sentNames.contains(name) && here.find(name).isPresent())
                        .toList(),
                here.names().stream().filter(name -> !sentNames.contains(name)).toList(),
                kept.draft());
    }

    /**
     * Makes a draft of it: what is live, with the files of the package over it.
     *
     * @param typed the beginning of the signer's fingerprint; asked for once
     * @throws ModelRefused if the rules refuse by now what they let pass when it was received
     */
    public UUID take(Actor by, UUID id, String typed) {
        Kept kept = kept(id, true);
        if (kept.draft() != null) {
            return kept.draft();
        }
        ReleasePackage sent = ReleasePackage.read(kept.content());
        Fingerprint signer = sent.manifest().fingerprint();
        if (!trusted.trusts(signer)) {
            if (!signer.beginsWith(typed)) {
                throw new Refusal("fingerprint", "package.error.fingerprint", String.valueOf(Fingerprint.ASKED));
            }
            trusted.trust(by, sent.manifest());
        }
        requireSafe(sent.files());
        UUID draft = drafts.begin(by, ReleaseSource.IMPORTED, over(sent.files(), live.files()));
        drafts.notes(by, draft, sent.manifest().noteKm(), sent.manifest().noteEn());
        jdbc.sql("update model_package set release_id = ? where id = ?")
                .params(draft, id)
                .update();
        audit.record(by, "package.take", "package/" + id, null, "release/" + draft, null);
        return draft;
    }

    private void requireSafe(ReleaseFiles sent) {
        List<CheckedFile> unsafe = checked(sent, live.files()).stream()
                .filter(file -> !file.safe())
                .toList();
        if (!unsafe.isEmpty()) {
            throw new ModelRefused(unsafe);
        }
        ReleaseTexts.of(sent);
    }

    private record Kept(byte[] content, @Nullable UUID draft) {}

    private Kept kept(UUID id, boolean held) {
        return jdbc.sql("select content, release_id from model_package where id = ?" + (held ? " for update" : ""))
                .param(id)
                .query((row, number) -> new Kept(row.getBytes("content"), row.getObject("release_id", UUID.class)))
                .optional()
                .orElseThrow(() -> new NotFound("package " + id));
    }

    /** The files of the package as they would be among those that are here. */
    private List<CheckedFile> checked(ReleaseFiles sent, ReleaseFiles here) {
        return checks.check(over(sent, here), sent.names());
    }

    private static ReleaseFiles over(ReleaseFiles sent, ReleaseFiles here) {
        ReleaseFiles files = here;
        for (Map.Entry<String, byte[]> file : sent.byName().entrySet()) {
            files = files.with(file.getKey(), file.getValue());
        }
        return files;
    }

    private static String version() {
        String version = Packages.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }
}
