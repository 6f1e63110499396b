package kh.isaf.modelling.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.modelling.compare.Change.Sort;
import kh.isaf.modelling.compare.ChangeWords.Line;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares a release with what it was begun from, or with any other, for somebody who reads and signs it. */
@Service
@Transactional(readOnly = true)
public class Comparisons {

    private static final Set<PartKind> LINES = Set.of(PartKind.FLOW, PartKind.NOTE_LINE);
    private static final int MOST_NAMES = 12;

    private final ReleaseStore store;
    private final ChangeWords words;

    Comparisons(ReleaseStore store, ChangeWords words) {
        this.store = store;
        this.words = words;
    }

    /**
     * What is different in one file.
     *
     * @param work how many lines are not about drawing only
     * @param before the model as it was drawn; null of other files and of what cannot be drawn
     */
    public record FileView(
            String name,
            List<Line> lines,
            long work,
            @Nullable MarkedDrawing before,
            @Nullable MarkedDrawing after) {}

    /** The files that differ, and how many others do not. */
    public record Whole(List<FileView> files, int same) {}

    /**
     * The release that another one takes the place of, where that is not what it was begun from: of what the product
     * brings, the newest that was live before it.
     */
    public Optional<ModelRelease> before(ModelRelease release) {
        Integer number = release.number();
        return !store.base(release.id()).byName().isEmpty()
                ? Optional.empty()
                : store.all().stream()
                        .filter(one -> one.number() != null && (number == null || one.number() < number))
                        .findFirst();
    }

    /** @param with the release that was there before; null: what this one was begun from */
    public Whole of(UUID release, @Nullable UUID with, Locale locale) {
        ReleaseFiles after = store.files(release);
        ReleaseFiles begun = store.base(release);
        ReleaseFiles before = with != null ? store.files(with) : begun.byName().isEmpty() ? after : begun;
        ReleaseComparison comparison = ReleaseComparison.of(before, after);
        List<FileView> files = comparison.files().stream()
                .map(name -> file(name, comparison.of(name), before, after, locale))
                .toList();
        int same = after.byName().size()
                - (int) files.stream()
                        .filter(file -> after.find(file.name()).isPresent())
                        .count();
        return new Whole(files, same);
    }

    private FileView file(String name, List<Change> changes, ReleaseFiles before, ReleaseFiles after, Locale locale) {
        List<Line> lines = new ArrayList<>(changes.stream()
                .filter(change -> change.sort() != Sort.LAYOUT)
                .map(change -> words.line(change, locale))
                .toList());
        int work = lines.size();
        List<Change> drawn =
                changes.stream().filter(change -> change.sort() == Sort.LAYOUT).toList();
        if (!drawn.isEmpty()) {
            lines.add(drawn(drawn, locale));
        }
        boolean model = name.endsWith(".bpmn");
        return new FileView(
                name,
                lines,
                work,
                model ? MarkedDrawing.of(before.find(name).orElse(null), changes) : null,
                model ? MarkedDrawing.of(after.find(name).orElse(null), changes) : null);
    }

    /** What is only drawn elsewhere, in one line; lines follow the steps that they join. */
    private Line drawn(List<Change> changes, Locale locale) {
        List<Change> steps = changes.stream()
                .filter(change -> !LINES.contains(change.kind()))
                .toList();
        List<Change> named = steps.isEmpty() ? changes : steps;
        String names = named.stream()
                        .limit(MOST_NAMES)
                        .map(change -> words.element(change, locale))
                        .collect(Collectors.joining(", "))
                + (named.size() > MOST_NAMES ? ", …" : "");
        Line first = words.line(changes.get(0), locale);
        return new Line(Sort.LAYOUT, names, first.what(), "", "");
    }
}
