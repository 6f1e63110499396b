package kh.isaf.workflow.model;

import java.util.List;
import kh.isaf.workflow.model.ProcessOutline.Text;
import org.jspecify.annotations.Nullable;

/** How a process model is drawn: its shapes and lines where the model's own diagram has them, larger shapes first. */
public record ProcessDrawing(Box frame, List<Shape> shapes, List<Line> lines) {

    /** Reads the diagram of a model that has been checked before, as every shipped one has. */
    public static ProcessDrawing of(byte[] bpmn) {
        return DrawingReader.read(bpmn);
    }

    /** What a shape stands for. */
    public enum Kind {
        FRAME,
        TASK,
        SYSTEM,
        CALL,
        EVENT,
        END,
        GATEWAY,
        NOTE
    }

    /** A rectangle in the diagram. */
    public record Box(double x, double y, double width, double height) {

        public double centreX() {
            return x + width / 2;
        }

        public double centreY() {
            return y + height / 2;
        }

        public double right() {
            return x + width;
        }

        public double bottom() {
            return y + height;
        }

        /** As the attribute of a picture that shows just this. */
        public String view() {
            return x + " " + y + " " + width + " " + height;
        }

        /** The corners of the diamond within, for a polygon. */
        public String diamond() {
            return centreX() + "," + y + " " + right() + "," + centreY() + " " + centreX() + "," + bottom() + " " + x
                    + "," + centreY();
        }
    }

    /**
     * One step of the model.
     *
     * @param label where its name stands if not within the shape
     * @param called the model that a call runs
     */
    public record Shape(
            String id,
            Kind kind,
            Box box,
            Text name,
            @Nullable Box label,
            @Nullable String called) {}

    /** A way from one step to the next; points as a polyline has them. */
    public record Line(
            String id, String points, Text name, @Nullable Box label) {}
}
