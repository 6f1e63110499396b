package kh.isaf.workflow.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import kh.isaf.workflow.model.xml.Places;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Everything in a process is drawn once, and nothing is drawn that is not there. */
final class DrawingRules {

    private static final Set<String> LINES = Set.of("sequenceFlow", "association");
    private static final String NUMBER = "-?\\d{1,6}(\\.\\d{1,6})?";

    private DrawingRules() {}

    static void check(BpmnModel model, Findings findings) {
        Map<String, Element> drawn = new HashMap<>();
        Places.tree(model.definitions())
                .filter(part -> part.getLocalName().matches("BPMNShape|BPMNEdge"))
                .forEach(part -> {
                    if (drawn.put(part.getAttribute("bpmnElement"), part) != null) {
                        findings.add(part, Reason.DRAWN_TWICE, part.getAttribute("bpmnElement"));
                    }
                });
        Places.tree(model.process())
                .filter(DrawingRules::isDrawn)
                .forEach(element -> element(element, drawn.remove(element.getAttribute("id")), findings));
        drawn.values()
                .forEach(part -> findings.add(part, Reason.REFERENCE, "bpmnElement", part.getAttribute("bpmnElement")));
        Places.tree(model.definitions())
                .filter(part -> part.getLocalName().equals("BPMNPlane"))
                .filter(plane -> !plane.getAttribute("bpmnElement")
                        .equals(model.process().getAttribute("id")))
                .forEach(plane ->
                        findings.add(plane, Reason.REFERENCE, "bpmnElement", plane.getAttribute("bpmnElement")));
        numbers(model.definitions(), findings);
    }

    /** Positions are numbers; whatever else stands there would reach the drawing of every reader. */
    static void numbers(Element definitions, Findings findings) {
        Places.tree(definitions)
                .filter(part -> part.getLocalName().matches("Bounds|waypoint"))
                .forEach(part -> {
                    for (String name : new String[] {"x", "y", "width", "height"}) {
                        String value = Places.attribute(part, name);
                        if (value != null && !value.matches(NUMBER)) {
                            findings.add(part, Reason.VALUE, name, "0-9");
                        }
                    }
                });
    }

    private static boolean isDrawn(Element element) {
        return BpmnModel.STEPS.contains(element.getLocalName())
                || LINES.contains(element.getLocalName())
                || element.getLocalName().equals("textAnnotation");
    }

    private static void element(Element element, @Nullable Element shape, Findings findings) {
        String expected = LINES.contains(element.getLocalName()) ? "BPMNEdge" : "BPMNShape";
        String part = expected.equals("BPMNEdge") ? "waypoint" : "Bounds";
        boolean complete = shape != null
                && shape.getLocalName().equals(expected)
                && Places.children(shape).stream()
                                .filter(child -> child.getLocalName().equals(part))
                                .count()
                        >= (part.equals("waypoint") ? 2 : 1);
        if (!complete) {
            findings.add(element, Reason.NOT_DRAWN);
        }
    }
}
