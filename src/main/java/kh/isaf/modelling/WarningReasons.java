package kh.isaf.modelling;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.Finding;
import kh.isaf.workflow.model.Severity;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Why a warning may stand; a reason holds in the releases that build on the one it was given in. */
@Service
@Transactional
public class WarningReasons {

    static final int LONGEST = 1000;

    private final JdbcClient jdbc;
    private final ReleaseStore store;
    private final ReleaseChecks checks;
    private final AuditTrail audit;
    private final Clock clock;

    WarningReasons(JdbcClient jdbc, ReleaseStore store, ReleaseChecks checks, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a reason is for: one kind of warning at one element. */
    public record About(String file, String element, String code) {}

    /** A reason as it was given. */
    public record Given(String file, String element, String code, String reason, String by, OffsetDateTime at) {

        About about() {
            return new About(file, element, code);
        }
    }

    /** One finding, numbered through, with the reason for which it may stay, if it is a warning and has one. */
    public record Reasoned(
            int number, Finding finding, @Nullable Given given) {

        public boolean warning() {
            return finding.severity() == Severity.WARNING;
        }

        /** The id of the step or field to go to in the editor. */
        public String anchor() {
            String element = finding.element();
            return element.contains("/") ? element.substring(0, element.indexOf('/')) : element;
        }
    }

    /** A file in which something was found. */
    public record FileFindings(String file, List<Reasoned> findings) {}

    /** All findings of a release, by file. */
    @Transactional(readOnly = true)
    public List<FileFindings> findings(UUID release) {
        Map<About, Given> given = given(release);
        List<FileFindings> files = new ArrayList<>();
        int number = 0;
        for (CheckedFile file : checks.check(store.files(release))) {
            List<Reasoned> found = new ArrayList<>();
            for (Finding finding : file.findings()) {
                found.add(new Reasoned(number++, finding, given.get(about(file, finding))));
            }
            if (!found.isEmpty()) {
                files.add(new FileFindings(file.name(), found));
            }
        }
        return files;
    }

    /** The files that may not go into force: they have an error, or a warning without a reason. */
    @Transactional(readOnly = true)
    public List<CheckedFile> unexplained(UUID release, List<CheckedFile> checked) {
        Map<About, Given> given = given(release);
        return checked.stream()
                .filter(file -> !file.ok()
                        || file.findings().stream().anyMatch(finding -> !given.containsKey(about(file, finding))))
                .toList();
    }

    /** Writes reasons into a draft; those that say the same as before stay as they were given. */
    public void give(Actor by, UUID release, Map<About, String> typed) {
        if (!store.held(release).is(ReleaseState.DRAFT)) {
            throw new Refusal(null, "release.error.notDraft");
        }
        Map<About, Given> before = given(release);
        typed.forEach((about, text) -> {
            String reason = text.replaceAll("\\p{Cntrl}+", " ").strip();
            if (reason.length() > LONGEST) {
                throw new Refusal("reason", "release.error.warningReason", about.element(), String.valueOf(LONGEST));
            }
            Given was = before.get(about);
            if (!reason.equals(was == null ? "" : was.reason())) {
                write(by, release, about, reason);
                audit.record(
                        by,
                        "release.warningReason",
                        "release/" + release + "/" + about.file() + "#" + about.element(),
                        was == null ? null : was.reason(),
                        reason,
                        null);
            }
        });
    }

    /** An empty reason takes back what was said before, in an earlier release too. */
    private void write(Actor by, UUID release, About about, String reason) {
        jdbc.sql("""
                insert into model_warning_reason (release_id, file, element, code, reason, given_by, given_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (release_id, file, element, code)
                do update set reason = excluded.reason, given_by = excluded.given_by, given_at = excluded.given_at""")
                .params(
                        release,
                        about.file(),
                        about.element(),
                        about.code(),
                        reason,
                        by.name(),
                        OffsetDateTime.now(clock))
                .update();
        store.author(release, by);
    }

    /** What was said last, here or in the releases this one builds on. */
    private Map<About, Given> given(UUID release) {
        Map<About, Given> given = new HashMap<>();
        jdbc.sql("""
                with recursive line (id, based_on, back) as (
                    select id, based_on, 0 from model_release where id = :release
                    union all
                    select r.id, r.based_on, back + 1 from line join model_release r on r.id = line.based_on)
                select distinct on (w.file, w.element, w.code) w.file, w.element, w.code, w.reason, w.given_by as by,
                    w.given_at as at
                from line join model_warning_reason w on w.release_id = line.id
                order by w.file, w.element, w.code, line.back""").param("release", release).query(Given.class).list().stream()
                .filter(reason -> !reason.reason().isEmpty())
                .forEach(reason -> given.put(reason.about(), reason));
        return given;
    }

    private static About about(CheckedFile file, Finding finding) {
        return new About(file.name(), finding.element(), finding.code());
    }
}
