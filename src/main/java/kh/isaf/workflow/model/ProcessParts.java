package kh.isaf.workflow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kh.isaf.workflow.model.ProcessOutline.Text;
import kh.isaf.workflow.model.xml.Places;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The steps of a model and the lines between them, by id: all that a case can pass. */
public record ProcessParts(
        String id, Text name, List<Part> steps, List<Line> lines, List<String> messages, Set<String> called) {

    private static final String TIMER = ".timer";

    /** One step; {@code type} as the file names it, such as {@code userTask}. */
    public record Part(String id, String type, Text name) {

        public boolean is(String one) {
            return type.equals(one);
        }

        /** Whether it waits for a time. */
        public boolean timer() {
            return type.endsWith(TIMER);
        }
    }

    /** One line from a step to the next; {@code asks} is the answer that its condition asks for. */
    public record Line(
            String id,
            Text name,
            String from,
            String to,
            @Nullable String asks) {}

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static ProcessParts of(byte[] bpmn) {
        Element definitions = ModelXml.parse(bpmn);
        Element process = ModelXml.only(definitions, ModelXml.BPMN, "process");
        List<Part> steps = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        Places.tree(process).filter(ProcessParts::ofBpmn).forEach(element -> {
            String type = element.getLocalName();
            if (type.equals("sequenceFlow")) {
                lines.add(new Line(
                        element.getAttribute("id"),
                        words(element),
                        element.getAttribute("sourceRef"),
                        element.getAttribute("targetRef"),
                        asks(element)));
            } else if (BpmnModel.STEPS.contains(type)) {
                steps.add(new Part(element.getAttribute("id"), kind(element), words(element)));
            }
        });
        List<String> messages = ModelXml.children(definitions).stream()
                .filter(element -> ofBpmn(element) && element.getLocalName().equals("message"))
                .map(element -> element.getAttribute("name"))
                .toList();
        return new ProcessParts(
                process.getAttribute("id"), words(process), steps, lines, messages, FileFacts.called(process));
    }

    /** The name of a step or line. */
    public Text words(String part) {
        return steps.stream()
                .filter(step -> step.id().equals(part))
                .map(Part::name)
                .findFirst()
                .or(() -> lines.stream()
                        .filter(line -> line.id().equals(part))
                        .map(Line::name)
                        .findFirst())
                .orElse(new Text("", ""));
    }

    /** The name of a step for a reader; its id where it has none. */
    public String label(String part, Locale locale) {
        String label = words(part).in(locale);
        return label.isEmpty() ? part : label;
    }

    private static boolean ofBpmn(Element element) {
        return ModelXml.BPMN.equals(element.getNamespaceURI());
    }

    private static @Nullable String asks(Element flow) {
        return ModelXml.children(flow).stream()
                .filter(child -> child.getLocalName().equals("conditionExpression"))
                .flatMap(condition -> BareName.in(condition.getTextContent().strip()).stream())
                .map(BareName::name)
                .findFirst()
                .orElse(null);
    }

    private static String kind(Element element) {
        String type = element.getLocalName();
        return ModelXml.has(element, "timerEventDefinition") ? type + TIMER : type;
    }

    private static Text words(Element element) {
        return new Text(element.getAttribute("name"), ModelXml.property(element, "nameEn"));
    }
}
