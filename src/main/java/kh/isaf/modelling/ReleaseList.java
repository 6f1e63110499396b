package kh.isaf.modelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.Severity;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ModelRelease.Step;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages show of releases. */
@Service
@Transactional(readOnly = true)
public class ReleaseList {

    private final ReleaseStore store;
    private final ReleaseChecks checks;
    private final EditLocks locks;

    ReleaseList(ReleaseStore store, ReleaseChecks checks, EditLocks locks) {
        this.store = store;
        this.checks = checks;
        this.locks = locks;
    }

    /** What became of a file since the draft was begun. */
    public enum Change {
        SAME,
        NEW,
        CHANGED,
        REMOVED
    }

    /** One file of a release. */
    public record FileLine(
            String name,
            Change change,
            @Nullable Step changed,
            long errors,
            long warnings,
            @Nullable String editor) {}

    public List<ModelRelease> all() {
        return store.all();
    }

    public ModelRelease get(UUID id) {
        return store.get(id);
    }

    /** The release with the highest number. */
    public ModelRelease live() {
        return store.live().orElseThrow();
    }

    public ReleaseFiles files(UUID release) {
        return store.files(release);
    }

    /** What the release is compared with: what was live when it was begun. */
    public ReleaseFiles base(UUID release) {
        return store.base(release);
    }

    public Map<UUID, String> authors(UUID release) {
        return store.authors(release);
    }

    public List<CheckedFile> findings(UUID release) {
        return checks.check(store.files(release));
    }

    /** All files of a release, those that changed first. */
    public List<FileLine> lines(UUID release) {
        ReleaseFiles files = store.files(release);
        ReleaseFiles base = store.base(release);
        Map<String, Step> changes = store.changes(release);
        List<CheckedFile> found = checks.check(files);
        SortedSet<String> names = files.names();
        names.addAll(base.names());
        SortedSet<String> differing = files.differing(base);
        Map<String, String> editors = locks.holders(release);
        List<FileLine> lines = new ArrayList<>();
        for (String name : names) {
            CheckedFile checked = found.stream()
                    .filter(file -> file.name().equals(name))
                    .findFirst()
                    .orElse(new CheckedFile(name, List.of(), new byte[0]));
            long warnings = checked.findings().stream()
                    .filter(finding -> finding.severity() == Severity.WARNING)
                    .count();
            lines.add(new FileLine(
                    name,
                    change(name, files, base, differing),
                    changes.get(name),
                    checked.findings().size() - warnings,
                    warnings,
                    editors.get(name)));
        }
        lines.sort((one, two) -> Boolean.compare(one.change() == Change.SAME, two.change() == Change.SAME));
        return lines;
    }

    private static Change change(String name, ReleaseFiles files, ReleaseFiles base, Set<String> differing) {
        if (base.find(name).isEmpty()) {
            return base.byName().isEmpty() ? Change.SAME : Change.NEW;
        }
        if (files.find(name).isEmpty()) {
            return Change.REMOVED;
        }
        return differing.contains(name) ? Change.CHANGED : Change.SAME;
    }
}
