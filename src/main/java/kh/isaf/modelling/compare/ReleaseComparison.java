package kh.isaf.modelling.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import kh.isaf.modelling.compare.Change.Sort;
import kh.isaf.workflow.model.ProcessOutline.Text;
import kh.isaf.workflow.release.ReleaseFiles;

/** The differences between two releases, file by file and element by element. */
public record ReleaseComparison(List<Change> changes) {

    public static ReleaseComparison of(ReleaseFiles before, ReleaseFiles after) {
        Answers asked = Answers.of(before);
        Answers asks = Answers.of(after);
        List<Change> changes = new ArrayList<>();
        SortedSet<String> names = after.differing(before);
        for (String name : names) {
            byte[] was = before.find(name).orElse(null);
            byte[] now = after.find(name).orElse(null);
            if (was == null) {
                changes.add(file(name, Sort.ADDED));
            } else if (now == null) {
                changes.add(file(name, Sort.REMOVED));
                continue;
            }
            try {
                changes.addAll(FileComparison.of(
                        name,
                        was == null ? Map.of() : FileParts.read(was, asked),
                        now == null ? Map.of() : FileParts.read(now, asks)));
            } catch (Unreadable e) {
                changes.add(file(name, Sort.UNREADABLE));
            }
        }
        return new ReleaseComparison(List.copyOf(changes));
    }

    /**
     * Whether two files say the same, element by element: how the XML or JSON is written, and where something is drawn,
     * means nothing. A file that cannot be read means the same as itself only.
     */
    public static boolean equalInMeaning(byte[] one, byte[] other) {
        return Arrays.equals(one, other) || differences(one, other).isEmpty();
    }

    /** The same with what differs, for a test that wants to say it. */
    public static List<Change> differences(byte[] one, byte[] other) {
        try {
            return FileComparison.of("", FileParts.read(one, Answers.NONE), FileParts.read(other, Answers.NONE))
                    .stream()
                    .filter(change -> change.sort() != Sort.LAYOUT)
                    .toList();
        } catch (Unreadable e) {
            return List.of(file("", Sort.UNREADABLE));
        }
    }

    public List<String> files() {
        return changes.stream().map(Change::file).distinct().toList();
    }

    public List<Change> of(String file) {
        return changes.stream().filter(change -> change.file().equals(file)).toList();
    }

    private static Change file(String name, Sort sort) {
        return new Change(name, sort, "", PartKind.FILE, new Text(name, name), 0, null, Said.NOTHING, null, null);
    }
}
