package kh.isaf.workflow.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Element;

/** A process as the rules look at it: its steps, its flows, and the names it may use. */
record BpmnModel(Element definitions, Element process, Catalogue catalogue) {

    static final Set<String> STEPS = Set.of(
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "boundaryEvent",
            "userTask",
            "serviceTask",
            "callActivity",
            "exclusiveGateway",
            "parallelGateway",
            "subProcess");

    /** All steps, those of event sub-processes too. */
    List<Element> steps() {
        return all().filter(element -> STEPS.contains(element.getLocalName())).toList();
    }

    List<Element> all(String localName) {
        return all().filter(element -> localName.equals(element.getLocalName())).toList();
    }

    List<Element> flows() {
        return all("sequenceFlow");
    }

    Map<String, Element> stepsById() {
        return steps().stream()
                .collect(Collectors.toMap(step -> step.getAttribute("id"), Function.identity(), (one, two) -> one));
    }

    /** The answers of this process's own forms. */
    Set<String> answers() {
        return all("userTask").stream()
                .flatMap(task -> catalogue.forms().getOrDefault(task.getAttribute("id"), Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private Stream<Element> all() {
        return Places.tree(process).filter(element -> Namespaces.BPMN.equals(element.getNamespaceURI()));
    }
}
