package kh.isaf.modelling.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.workflow.model.ProcessOutline.Text;
import kh.isaf.workflow.model.xml.Places;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The elements of a process model, however its XML is written: prefixes, ids of drawn shapes and defaults mean nothing. */
final class ProcessParts {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** What is repeated elsewhere in the file, or is a name within the file only. */
    private static final Set<String> NO_ELEMENT = Set.of(
            "definitions",
            "incoming",
            "outgoing",
            "extensionElements",
            "conditionExpression",
            "timerEventDefinition",
            "timeDate",
            "timeDuration",
            "timeCycle",
            "messageEventDefinition",
            "multiInstanceLoopCharacteristics",
            "loopCardinality",
            "documentation",
            "text");

    private final Map<String, Element> byId = new LinkedHashMap<>();
    private final Map<String, List<String>> layouts = new HashMap<>();
    private final Answers answers;
    private final Element definitions;

    private ProcessParts(Element definitions, Answers answers) {
        this.definitions = definitions;
        Places.tree(definitions).forEach(element -> {
            if (BPMN.equals(element.getNamespaceURI())) {
                byId.putIfAbsent(element.getAttribute("id"), element);
            } else if (element.hasAttribute("bpmnElement") && !"BPMNPlane".equals(element.getLocalName())) {
                layouts.computeIfAbsent(element.getAttribute("bpmnElement"), id -> new ArrayList<>())
                        .add(layout(element));
            }
        });
        this.answers = answers.of(byId.values().stream()
                .filter(element -> element.getLocalName().equals("userTask"))
                .map(element -> element.getAttribute("id"))
                .collect(Collectors.toSet()));
    }

    static List<Part> read(Element definitions, Answers answers) {
        ProcessParts reading = new ProcessParts(definitions, answers);
        return Places.tree(definitions)
                .filter(element -> BPMN.equals(element.getNamespaceURI())
                        && !NO_ELEMENT.contains(String.valueOf(element.getLocalName())))
                .map(reading::part)
                .toList();
    }

    private Part part(Element element) {
        String id = Places.name(element);
        String within = element.getParentNode() instanceof Element around
                        && around != definitions
                        && !around.getLocalName().equals("process")
                ? around.getAttribute("id")
                : "";
        return new Part(
                id,
                PartKind.ofProcess(element.getLocalName()),
                name(element),
                within,
                0,
                ProcessTraits.of(element, this),
                String.join(" ", layouts.getOrDefault(id, List.of())));
    }

    /** The words by which a reader finds the element: of a way, those of the steps at its ends. */
    Text name(Element element) {
        return switch (element.getLocalName()) {
            case "sequenceFlow", "association" -> ends(element);
            case "textAnnotation" ->
                new Text(
                        Places.children(element, BPMN, "text")
                                .map(Places::text)
                                .findFirst()
                                .orElse(""),
                        "");
            default -> new Text(element.getAttribute("name"), ProcessTraits.property(element, "nameEn"));
        };
    }

    private Text ends(Element flow) {
        Text from = named(flow.getAttribute("sourceRef"));
        Text to = named(flow.getAttribute("targetRef"));
        return new Text(from.km() + " → " + to.km(), english(from) + " → " + english(to));
    }

    private static String english(Text text) {
        return text.en().isEmpty() ? text.km() : text.en();
    }

    /** The words of the element with this id, or the id where it has none. */
    Text named(String id) {
        Element element = byId.get(id);
        if (element == null || id.isEmpty()) {
            return new Text(id, "");
        }
        Text name = name(element);
        return name.km().isEmpty() ? new Text(id, name.en()) : name;
    }

    @Nullable
    Element element(String id) {
        return byId.get(id);
    }

    Text condition(String expression) {
        return answers.words(expression);
    }

    /** The ways out of a question that ask something, in the order in which they are tried. */
    List<String> waysOut(String id) {
        return byId.values().stream()
                .filter(flow -> flow.getLocalName().equals("sequenceFlow")
                        && flow.getAttribute("sourceRef").equals(id)
                        && Places.child(flow, BPMN, "conditionExpression") != null)
                .map(flow -> flow.getAttribute("id"))
                .toList();
    }

    private static String layout(Element drawn) {
        return Places.tree(drawn)
                .filter(element -> element.hasAttribute("x"))
                .map(element -> element.getLocalName() + places(element, "x", "y", "width", "height"))
                .collect(Collectors.joining(" "));
    }

    private static String places(Element element, String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(',').append(rounded(element.getAttribute(name)));
        }
        return text.toString();
    }

    private static String rounded(String number) {
        try {
            return number.isEmpty() ? "" : String.valueOf(Math.round(Double.parseDouble(number)));
        } catch (NumberFormatException e) {
            return number;
        }
    }
}
