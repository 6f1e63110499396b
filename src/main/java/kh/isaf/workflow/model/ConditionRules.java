package kh.isaf.workflow.model;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import kh.isaf.workflow.model.xml.Places;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Conditions stand on the flows out of an exclusive gateway and ask for one name the process has. */
final class ConditionRules {

    private ConditionRules() {}

    static void check(BpmnModel model, Findings findings) {
        Map<String, Element> steps = model.stepsById();
        Set<String> names = new HashSet<>(model.answers());
        names.addAll(model.catalogue().computedNames());
        names.addAll(Catalogue.VARIABLES);
        for (Element flow : model.flows()) {
            Element condition = Places.child(flow, Namespaces.BPMN, "conditionExpression");
            if (condition != null) {
                condition(condition, names, findings);
                place(flow, condition, steps.get(flow.getAttribute("sourceRef")), findings);
            }
        }
        model.all("exclusiveGateway").forEach(gateway -> choice(gateway, model, findings));
    }

    private static void condition(Element condition, Set<String> names, Findings findings) {
        String text = Places.text(condition);
        BareName name = BareName.in(text).orElse(null);
        if (name == null) {
            findings.add(condition, BareName.parses(text) ? Reason.EXPRESSION_SHAPE : Reason.EXPRESSION_SYNTAX, text);
        } else if (!names.contains(name.name())) {
            findings.add(condition, Reason.EXPRESSION_NAME, name.name());
        }
    }

    private static void place(Element flow, Element condition, @Nullable Element source, Findings findings) {
        if (source == null
                || !source.getLocalName().equals("exclusiveGateway")
                || source.getAttribute("default").equals(flow.getAttribute("id"))) {
            findings.add(condition, Reason.CONDITION_PLACE);
        }
    }

    /** Where ways part, one is the default, so that no answer leaves a commune standing. */
    private static void choice(Element gateway, BpmnModel model, Findings findings) {
        var outgoing = model.flows().stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(gateway.getAttribute("id")))
                .toList();
        String chosen = gateway.getAttribute("default");
        boolean leads =
                outgoing.stream().anyMatch(flow -> flow.getAttribute("id").equals(chosen));
        if (outgoing.size() > 1 && !leads || !chosen.isEmpty() && !leads) {
            findings.add(gateway, Reason.DEFAULT_FLOW);
        }
        outgoing.stream()
                .filter(flow -> outgoing.size() > 1 && !flow.getAttribute("id").equals(chosen))
                .filter(flow -> Places.child(flow, Namespaces.BPMN, "conditionExpression") == null)
                .forEach(flow -> findings.add(flow, Reason.DEFAULT_FLOW));
    }
}
