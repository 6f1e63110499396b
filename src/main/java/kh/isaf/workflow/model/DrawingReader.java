package kh.isaf.workflow.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.workflow.model.ProcessDrawing.Box;
import kh.isaf.workflow.model.ProcessDrawing.Kind;
import kh.isaf.workflow.model.ProcessDrawing.Line;
import kh.isaf.workflow.model.ProcessDrawing.Shape;
import kh.isaf.workflow.model.ProcessOutline.Text;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Turns the diagram within the XML of one process model into a drawing. */
final class DrawingReader {

    private static final double MARGIN = 20;

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("subProcess", Kind.FRAME),
            Map.entry("userTask", Kind.TASK),
            Map.entry("serviceTask", Kind.SYSTEM),
            Map.entry("callActivity", Kind.CALL),
            Map.entry("startEvent", Kind.EVENT),
            Map.entry("intermediateCatchEvent", Kind.EVENT),
            Map.entry("boundaryEvent", Kind.EVENT),
            Map.entry("endEvent", Kind.END),
            Map.entry("exclusiveGateway", Kind.GATEWAY),
            Map.entry("parallelGateway", Kind.GATEWAY),
            Map.entry("textAnnotation", Kind.NOTE));

    private final Map<String, Element> elements = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private DrawingReader() {}

    static ProcessDrawing read(byte[] bpmn) {
        DrawingReader reader = new DrawingReader();
        Element definitions = ModelXml.parse(bpmn);
        Element process = ModelXml.only(definitions, ModelXml.BPMN, "process");
        tree(process).forEach(element -> reader.elements.put(element.getAttribute("id"), element));
        tree(definitions).forEach(part -> {
            if (part.getLocalName().equals("BPMNShape")) {
                reader.shape(part);
            } else if (part.getLocalName().equals("BPMNEdge")) {
                reader.line(part);
            }
        });
        reader.shapes.sort(Comparator.comparingInt(shape -> shape.kind().ordinal()));
        return new ProcessDrawing(frame(definitions), List.copyOf(reader.shapes), List.copyOf(reader.lines));
    }

    private void shape(Element part) {
        Element element = elements.get(part.getAttribute("bpmnElement"));
        if (element == null) {
            return;
        }
        String called = element.getAttribute("calledElement");
        shapes.add(new Shape(
                element.getAttribute("id"),
                KINDS.getOrDefault(element.getLocalName(), Kind.SYSTEM),
                box(child(part, "Bounds")),
                words(element),
                label(part),
                called.isEmpty() ? null : called));
    }

    private void line(Element part) {
        Element element = elements.get(part.getAttribute("bpmnElement"));
        if (element != null) {
            String points = ModelXml.children(part).stream()
                    .filter(child -> child.getLocalName().equals("waypoint"))
                    .map(point -> number(point, "x") + "," + number(point, "y"))
                    .collect(Collectors.joining(" "));
            lines.add(new Line(element.getAttribute("id"), points, words(element), label(part)));
        }
    }

    /** All that is drawn, with a margin. */
    private static Box frame(Element definitions) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (Element part : tree(definitions).toList()) {
            if (part.getLocalName().matches("Bounds|waypoint")) {
                left = Math.min(left, number(part, "x"));
                top = Math.min(top, number(part, "y"));
                right = Math.max(right, number(part, "x") + number(part, "width"));
                bottom = Math.max(bottom, number(part, "y") + number(part, "height"));
            }
        }
        return new Box(left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN);
    }

    private static @Nullable Box label(Element part) {
        return ModelXml.children(part).stream()
                .filter(child -> child.getLocalName().equals("BPMNLabel"))
                .flatMap(label -> ModelXml.children(label).stream())
                .map(DrawingReader::box)
                .findFirst()
                .orElse(null);
    }

    private static Text words(Element element) {
        String name = element.getLocalName().equals("textAnnotation")
                ? child(element, "text").getTextContent()
                : element.getAttribute("name");
        return new Text(name, ModelXml.property(element, "nameEn"));
    }

    private static Element child(Element parent, String name) {
        return ModelXml.children(parent).stream()
                .filter(child -> child.getLocalName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + name));
    }

    private static Box box(Element bounds) {
        return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static double number(Element element, String name) {
        String value = element.getAttribute(name);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }

    private static Stream<Element> tree(Element element) {
        return Stream.concat(
                Stream.of(element), ModelXml.children(element).stream().flatMap(DrawingReader::tree));
    }
}
