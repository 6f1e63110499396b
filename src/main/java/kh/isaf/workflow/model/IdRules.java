package kh.isaf.workflow.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Element;

/** Ids are chosen by a person, unlike each other, and flows lead from a step to a step beside it. */
final class IdRules {

    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");
    /** What the editor makes up: a kind, an underscore, and seven characters with a digit among them. */
    private static final Pattern GENERATED = Pattern.compile("[A-Z][A-Za-z]+_(?=[a-z]*[0-9])[0-9a-z]{7}");

    private IdRules() {}

    static void check(BpmnModel model, Findings findings) {
        Set<String> seen = new HashSet<>();
        Places.tree(model.definitions())
                .filter(element -> element.hasAttribute("id"))
                .forEach(element -> {
                    String id = element.getAttribute("id");
                    if (!ID.matcher(id).matches()) {
                        findings.add(element, Reason.ID, id);
                    }
                    if (!seen.add(id)) {
                        findings.add(element, Reason.ID_TWICE, id);
                    }
                });
        chosen(model.process(), NAME, findings);
        model.steps().forEach(step -> chosen(step, step.getLocalName().equals("userTask") ? NAME : ID, findings));
        model.flows().forEach(flow -> chosen(flow, ID, findings));
        ends(model, findings);
        if (Places.children(model.process(), Namespaces.BPMN, "startEvent").count() != 1) {
            findings.add(model.process(), Reason.NO_START);
        }
    }

    private static void chosen(Element element, Pattern pattern, Findings findings) {
        String id = element.getAttribute("id");
        if (!pattern.matcher(id).matches()) {
            findings.add(element, Reason.ID, id);
        } else if (GENERATED.matcher(id).matches()) {
            findings.add(element, Reason.ID_GENERATED, id);
        }
    }

    private static void ends(BpmnModel model, Findings findings) {
        var steps = model.stepsById();
        for (Element flow : model.flows()) {
            for (String end : List.of("sourceRef", "targetRef")) {
                Element step = steps.get(flow.getAttribute(end));
                if (step == null || step.getParentNode() != flow.getParentNode()) {
                    findings.add(flow, Reason.REFERENCE, end, flow.getAttribute(end));
                }
            }
        }
        Stream<Element> attached = model.all("boundaryEvent").stream();
        attached.filter(event -> !steps.containsKey(event.getAttribute("attachedToRef")))
                .forEach(event ->
                        findings.add(event, Reason.REFERENCE, "attachedToRef", event.getAttribute("attachedToRef")));
    }
}
