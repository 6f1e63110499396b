package kh.isaf.modelling.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kh.isaf.workflow.model.ProcessOutline.Text;
import kh.isaf.workflow.model.xml.Places;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** All that one element of a process says: attributes, properties, conditions, timers, how often it happens. */
final class ProcessTraits {

    /** What an attribute means where it is not written. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("isInterrupting", "true"),
            Map.entry("cancelActivity", "true"),
            Map.entry("exclusive", "true"),
            Map.entry("asyncBefore", "false"),
            Map.entry("asyncAfter", "false"),
            Map.entry("isSequential", "false"),
            Map.entry("triggeredByEvent", "false"),
            Map.entry("isExecutable", "false"),
            Map.entry("associationDirection", "None"));

    private static final Set<String> REFERENCES =
            Set.of("sourceRef", "targetRef", "default", "attachedToRef", "calledElement");

    /** Tells what is said of the repetition from what is said of the element itself. */
    static final String REPETITION = "repetition";

    private static final Set<String> OF_REPETITION = Set.of("collection", "elementVariable");

    private static final String IN_TURN = "processes.repetition.IN_TURN";
    private static final String FOR_EACH = "processes.repetition.FOR_EACH";

    private final Element element;
    private final ProcessParts model;
    private final Map<Trait, Said> traits = new LinkedHashMap<>();

    private ProcessTraits(Element element, ProcessParts model) {
        this.element = element;
        this.model = model;
    }

    static Map<Trait, Said> of(Element element, ProcessParts model) {
        ProcessTraits reading = new ProcessTraits(element, model);
        reading.attributes(element, "", Set.of("id"));
        Places.children(element).forEach(reading::child);
        List<String> ways = model.waysOut(element.getAttribute("id"));
        if (ways.size() > 1 && element.getLocalName().equals("exclusiveGateway")) {
            reading.put(Trait.of("wayOrder"), Said.of(String.join(" ", ways), reading.joined(ways)));
        }
        return reading.traits;
    }

    /** What an element says in this respect where it says nothing. */
    static @Nullable Said unsaid(Trait trait) {
        String value = trait.detail().isEmpty() ? DEFAULTS.get(trait.id()) : null;
        return value == null ? null : yes(value);
    }

    private static Said yes(String value) {
        return Said.key(value, "compare.value." + value);
    }

    /** The value of a property of the element, or nothing. */
    static String property(Element element, String name) {
        return properties(element)
                .filter(property -> name.equals(property.getAttribute("name")))
                .map(property -> property.getAttribute("value"))
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> properties(Element element) {
        return Places.children(element).stream()
                .filter(child -> "extensionElements".equals(child.getLocalName()))
                .flatMap(extensions -> Places.children(extensions).stream())
                .filter(child -> "properties".equals(child.getLocalName()))
                .flatMap(all -> Places.children(all).stream());
    }

    private void attributes(Element owner, String detail, Set<String> without) {
        for (int place = 0; place < owner.getAttributes().getLength(); place++) {
            Attr attribute = (Attr) owner.getAttributes().item(place);
            String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
            String value = attribute.getValue().strip();
            boolean means = !without.contains(name)
                    && !attribute.getName().startsWith("xmlns")
                    && !"type".equals(name)
                    && !value.isEmpty()
                    && !value.equals(DEFAULTS.get(name));
            if (means) {
                put(new Trait(name, OF_REPETITION.contains(name) ? "" : detail), said(name, value));
            }
        }
    }

    private Said said(String name, String value) {
        if (name.equals("candidateGroups")) {
            return Said.key(value, "role." + value);
        }
        if (name.equals("default")) {
            Element way = model.element(value);
            return way == null ? Said.of(value) : Said.of(value, model.name(way));
        }
        if (value.equals("true") || value.equals("false")) {
            return yes(value);
        }
        if (REFERENCES.contains(name) && !name.equals("calledElement")) {
            return Said.of(value, model.named(value));
        }
        return Said.of(value);
    }

    private void child(Element child) {
        switch (child.getLocalName()) {
            case "incoming", "outgoing" -> {}
            case "extensionElements" -> Places.children(child).forEach(this::extension);
            case "conditionExpression" -> {
                String expression = Places.text(child);
                put(Trait.of("condition"), Said.of(expression, model.condition(expression)));
            }
            case "timerEventDefinition" ->
                Places.children(child).forEach(time -> put(Trait.of(time.getLocalName()), Said.of(Places.text(time))));
            case "messageEventDefinition" -> {
                Element message = model.element(child.getAttribute("messageRef"));
                String name = message == null ? child.getAttribute("messageRef") : message.getAttribute("name");
                put(Trait.of("message"), Said.of(name));
            }
            case "multiInstanceLoopCharacteristics" -> repetition(child);
            case "documentation", "text" -> put(Trait.of(child.getLocalName()), Said.of(Places.text(child)));
            default -> other(child);
        }
    }

    private void extension(Element extension) {
        switch (extension.getLocalName()) {
            case "properties" -> properties(element).forEach(this::property);
            case "in" -> {
                String target = extension.getAttribute("target");
                boolean key = extension.hasAttribute("businessKey");
                put(
                        key ? Trait.of("businessKey") : new Trait("in", target),
                        Said.of(extension.getAttribute(key ? "businessKey" : "source")));
                attributes(extension, "in", Set.of("businessKey", "source", "target"));
            }
            default -> {
                put(new Trait("other", extension.getLocalName()), Said.of(Places.text(extension)));
                attributes(extension, extension.getLocalName(), Set.of());
            }
        }
    }

    private void property(Element property) {
        String name = property.getAttribute("name");
        String value = property.getAttribute("value");
        switch (name) {
            case "stage" -> put(Trait.of(name), Said.key(value, "stage." + value));
            case "role" -> put(Trait.of("told"), Said.key(value, "role." + value));
            case "message" -> put(Trait.of("words"), Said.of(value));
            case "messageEn" -> put(Trait.of("wordsEn"), Said.of(value));
            case "nameEn", "guidance", "guidanceEn", "urgent", "dueDays", "chases" ->
                put(Trait.of(name), Said.of(value));
            default -> put(new Trait("property", name), Said.of(value));
        }
    }

    private void repetition(Element many) {
        boolean inTurn = many.getAttribute("isSequential").equals("true");
        put(Trait.of(REPETITION), Said.key(inTurn ? "IN_TURN" : "FOR_EACH", inTurn ? IN_TURN : FOR_EACH));
        attributes(many, REPETITION, Set.of("id", "isSequential"));
        Places.children(many).forEach(child -> put(Trait.of(child.getLocalName()), Said.of(Places.text(child))));
    }

    /** What this class does not know: it counts, as the text within and the attributes. */
    private void other(Element child) {
        if (!ProcessParts.BPMN.equals(child.getNamespaceURI()) || !child.hasAttribute("id")) {
            put(
                    new Trait("other", child.getLocalName()),
                    Said.of(child.getTextContent().strip()));
        }
    }

    /** Two of the same name count both. */
    private void put(Trait trait, Said said) {
        traits.merge(trait, said, (one, two) -> Said.of(one.raw() + "; " + two.raw()));
    }

    private Text joined(List<String> ways) {
        StringBuilder khmer = new StringBuilder();
        StringBuilder english = new StringBuilder();
        for (String way : ways) {
            Element flow = model.element(way);
            Text target = flow == null ? new Text(way, way) : model.named(flow.getAttribute("targetRef"));
            khmer.append(khmer.isEmpty() ? "" : ", ").append(target.km());
            english.append(english.isEmpty() ? "" : ", ").append(target.en().isEmpty() ? target.km() : target.en());
        }
        return new Text(khmer.toString(), english.toString());
    }
}
