package kh.isaf.modelling.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kh.isaf.modelling.compare.Change.Sort;
import kh.isaf.workflow.model.ProcessOutline.Text;
import org.jspecify.annotations.Nullable;

/** Finds the differences of one file, part by part. */
final class FileComparison {

    private static final Said NONE = Said.of("");

    private final String file;
    private final Map<String, Part> before;
    private final Map<String, Part> after;
    private final List<Change> changes = new ArrayList<>();

    private FileComparison(String file, Map<String, Part> before, Map<String, Part> after) {
        this.file = file;
        this.before = before;
        this.after = Matching.named(before, after);
    }

    static List<Change> of(String file, Map<String, Part> before, Map<String, Part> after) {
        FileComparison comparison = new FileComparison(file, before, after);
        comparison.compare();
        return comparison.changes;
    }

    private void compare() {
        Set<String> moved = Order.moved(before, after);
        after.forEach((id, part) -> {
            Part was = before.get(id);
            if (was == null) {
                add(Sort.ADDED, part);
            } else {
                compare(was, part, moved.contains(id));
            }
        });
        before.forEach((id, part) -> {
            if (!after.containsKey(id)) {
                add(Sort.REMOVED, part);
            }
        });
    }

    private void compare(Part was, Part now, boolean moved) {
        if (was.kind() != now.kind()) {
            change(now, Trait.of("kind"), kind(was), kind(now));
        }
        if (!was.within().equals(now.within())) {
            change(now, Trait.of("within"), place(was, before), place(now, after));
        } else if (moved) {
            add(Sort.MOVED, now, Trait.of("position"), number(was), number(now));
        }
        Set<Trait> traits = new LinkedHashSet<>(was.traits().keySet());
        traits.addAll(now.traits().keySet());
        for (Trait trait : traits) {
            Said one = was.traits().get(trait);
            Said other = now.traits().get(trait);
            if (!Objects.requireNonNullElse(one, NONE)
                            .raw()
                            .equals(Objects.requireNonNullElse(other, NONE).raw())
                    && !(trait.isOrder() && Order.same(one, other))
                    && !columnIsGone(trait)) {
                Said unsaid = now.kind().ofProcess() ? ProcessTraits.unsaid(trait) : null;
                change(now, trait, one == null ? unsaid : one, other == null ? unsaid : other);
            }
        }
        if (!was.layout().equals(now.layout())) {
            add(Sort.LAYOUT, now, null, null, null);
        }
    }

    /** The cells of a column that is gone are gone with it; what those of a new one say is told. */
    private boolean columnIsGone(Trait trait) {
        return trait.id().equals("cell") && before.containsKey(trait.detail()) && !after.containsKey(trait.detail());
    }

    private void change(Part part, Trait trait, @Nullable Said one, @Nullable Said other) {
        add(Sort.CHANGED, part, trait, one, other);
    }

    private void add(Sort sort, Part part) {
        changes.add(new Change(
                file, sort, part.id(), part.kind(), part.name(), part.position(), null, Said.NOTHING, null, null));
        part.traits().forEach((trait, said) -> {
            if (!trait.isOrder()
                    && !Set.of("name", "nameEn", "sourceRef", "targetRef").contains(trait.id())) {
                boolean added = sort == Sort.ADDED;
                add(sort, part, trait, added ? null : said, added ? said : null);
            }
        });
    }

    private void add(Sort sort, Part part, @Nullable Trait trait, @Nullable Said one, @Nullable Said other) {
        Text about = other != null ? other.about() : one != null ? one.about() : Said.NOTHING;
        changes.add(
                new Change(file, sort, part.id(), part.kind(), part.name(), part.position(), trait, about, one, other));
    }

    private static Said kind(Part part) {
        return Said.key(part.kind().name(), "compare.part." + part.kind());
    }

    private static @Nullable Said place(Part part, Map<String, Part> all) {
        Part around = all.get(part.within());
        return part.within().isEmpty()
                ? null
                : around == null ? Said.of(part.within()) : Said.of(part.within(), around.name());
    }

    private static Said number(Part part) {
        return Said.of(String.valueOf(part.position()));
    }
}
