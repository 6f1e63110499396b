package kh.isaf.workflow.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kh.isaf.workflow.model.ProcessOutline.Kind;
import kh.isaf.workflow.model.ProcessOutline.Next;
import kh.isaf.workflow.model.ProcessOutline.Repetition;
import kh.isaf.workflow.model.ProcessOutline.Step;
import kh.isaf.workflow.model.ProcessOutline.Text;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Turns the XML of one process model into its outline. */
final class OutlineReader {

    private static final Map<String, Kind> KINDS = Map.of(
            "startEvent", Kind.START,
            "endEvent", Kind.END,
            "userTask", Kind.TASK,
            "serviceTask", Kind.SYSTEM,
            "callActivity", Kind.CALL,
            "exclusiveGateway", Kind.QUESTION,
            "parallelGateway", Kind.SIDE_BY_SIDE,
            "intermediateCatchEvent", Kind.WAIT_FOR_DATE);

    private static final Set<Kind> BEGINNINGS = Set.of(Kind.START, Kind.AT_ANY_TIME, Kind.AT_ITS_TIME);

    private final Map<String, Element> nodes = new LinkedHashMap<>();
    private final Map<String, List<Element>> flows = new HashMap<>();

    private OutlineReader() {}

    static ProcessOutline read(byte[] bpmn) {
        Element process = ModelXml.only(ModelXml.parse(bpmn), ModelXml.BPMN, "process");
        OutlineReader reader = new OutlineReader();
        reader.collect(process);
        List<Step> steps = reader.inOrder().stream().map(reader::step).toList();
        return new ProcessOutline(process.getAttribute("id"), words(process, process.getAttribute("name")), steps);
    }

    /** Gathers nodes and flows, those of the process before those of its sub-processes. */
    private void collect(Element scope) {
        List<Element> inner = new ArrayList<>();
        for (Element child : ModelXml.children(scope)) {
            String name = child.getLocalName();
            if (name.equals("sequenceFlow")) {
                flows.computeIfAbsent(child.getAttribute("sourceRef"), source -> new ArrayList<>())
                        .add(child);
            } else if (name.equals("subProcess")) {
                inner.add(child);
            } else if (KINDS.containsKey(name)) {
                nodes.put(child.getAttribute("id"), child);
            }
        }
        inner.forEach(this::collect);
    }

    /** Every step after those that lead to it; a way back is not followed. */
    private List<String> inOrder() {
        List<String> order = new ArrayList<>();
        for (String id : nodes.keySet()) {
            if (BEGINNINGS.contains(kind(id))) {
                List<String> backwards = new ArrayList<>();
                follow(id, new LinkedHashSet<>(order), backwards);
                for (int place = backwards.size() - 1; place >= 0; place--) {
                    order.add(backwards.get(place));
                }
            }
        }
        return order;
    }

    private void follow(String id, Set<String> seen, List<String> finished) {
        if (!seen.add(id)) {
            return;
        }
        List<Element> leaving = leaving(id);
        for (int place = leaving.size() - 1; place >= 0; place--) {
            follow(leaving.get(place).getAttribute("targetRef"), seen, finished);
        }
        finished.add(id);
    }

    private Step step(String id) {
        Element node = node(id);
        String role = node.getAttributeNS(ModelXml.CAMUNDA, "candidateGroups");
        String called = node.getAttribute("calledElement");
        List<Next> next = leaving(id).stream()
                .map(flow -> new Next(flow.getAttribute("targetRef"), words(flow, flow.getAttribute("name"))))
                .toList();
        return new Step(
                id,
                kind(id),
                words(node, node.getAttribute("name")),
                role.isEmpty() ? null : role,
                called.isEmpty() ? null : called,
                repetition(node),
                new Text(ModelXml.property(node, "guidance"), ModelXml.property(node, "guidanceEn")),
                next);
    }

    private Kind kind(String id) {
        Element node = node(id);
        Kind kind = KINDS.getOrDefault(node.getLocalName(), Kind.SYSTEM);
        if (kind == Kind.SIDE_BY_SIDE && leaving(id).size() < 2) {
            return Kind.WAIT_FOR_ALL;
        }
        if (kind == Kind.START && ModelXml.has(node, "timerEventDefinition")) {
            return Kind.AT_ITS_TIME;
        }
        return kind == Kind.START && ModelXml.has(node, "messageEventDefinition") ? Kind.AT_ANY_TIME : kind;
    }

    private Element node(String id) {
        Element node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("No step " + id);
        }
        return node;
    }

    private List<Element> leaving(String id) {
        return flows.getOrDefault(id, List.of());
    }

    private static @Nullable Repetition repetition(Element node) {
        if (!ModelXml.has(node, "multiInstanceLoopCharacteristics")) {
            return null;
        }
        Element many = ModelXml.only(node, ModelXml.BPMN, "multiInstanceLoopCharacteristics");
        return many.getAttribute("isSequential").equals("true") ? Repetition.IN_TURN : Repetition.FOR_EACH;
    }

    private static Text words(Element element, String khmer) {
        return new Text(khmer, ModelXml.property(element, "nameEn"));
    }
}
