package kh.isaf.modelling.compare;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.modelling.compare.Change.Sort;
import kh.isaf.workflow.model.ProcessDrawing;
import org.jspecify.annotations.Nullable;

/** A model as it is drawn, with a mark at what is new, gone, changed or only moved. */
public record MarkedDrawing(ProcessDrawing.Box frame, List<MarkedShape> shapes, List<MarkedLine> lines) {

    /** What a mark says: a sign beside the colour, so that it can be told apart without it. */
    public enum Mark {
        SAME(""),
        MOVED("↔"),
        CHANGED("~"),
        REMOVED("−"),
        ADDED("+");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** A step with its mark. */
    public record MarkedShape(ProcessDrawing.Shape shape, Mark mark) {}

    /** A way with its mark. */
    public record MarkedLine(ProcessDrawing.Line line, Mark mark) {

        /** Where its sign stands: a little behind its beginning. */
        public double signX() {
            return first(0) + 8;
        }

        public double signY() {
            return first(1) - 6;
        }

        private double first(int place) {
            return Double.parseDouble(line.points().split("[ ,]")[place]);
        }
    }

    private static final Map<Sort, Mark> MARKS = new EnumMap<>(Map.of(
            Sort.ADDED, Mark.ADDED, Sort.REMOVED, Mark.REMOVED, Sort.CHANGED, Mark.CHANGED, Sort.LAYOUT, Mark.MOVED));

    /** The drawing of a model, or null of one that is not there, or not drawn as it should be. */
    static @Nullable MarkedDrawing of(byte @Nullable [] bpmn, Collection<Change> changes) {
        if (bpmn == null) {
            return null;
        }
        try {
            ProcessDrawing drawing = ProcessDrawing.of(bpmn);
            return drawing.shapes().isEmpty() ? null : marked(drawing, marks(changes));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, Mark> marks(Collection<Change> changes) {
        Map<String, Mark> marks = new HashMap<>();
        for (Change change : changes) {
            Mark mark = MARKS.getOrDefault(change.sort(), Mark.SAME);
            marks.merge(change.element(), mark, (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return marks;
    }

    private static MarkedDrawing marked(ProcessDrawing drawing, Map<String, Mark> marks) {
        return new MarkedDrawing(
                drawing.frame(),
                drawing.shapes().stream()
                        .map(shape -> new MarkedShape(shape, marks.getOrDefault(shape.id(), Mark.SAME)))
                        .toList(),
                drawing.lines().stream()
                        .map(line -> new MarkedLine(line, way(marks.getOrDefault(line.id(), Mark.SAME))))
                        .toList());
    }

    /** A way that only takes another course follows its steps: no mark. */
    private static Mark way(Mark mark) {
        return mark == Mark.MOVED ? Mark.SAME : mark;
    }
}
