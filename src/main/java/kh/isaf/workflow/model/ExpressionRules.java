package kh.isaf.workflow.model;

import java.util.Map;
import java.util.Set;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Expressions stand in five places; anywhere else the engine would run what looks like a text. */
final class ExpressionRules {

    /** Element and attribute, and the names that may stand there; an empty set means: an action. */
    private static final Map<String, Set<String>> PLACES = Map.of(
            "serviceTask delegateExpression", Set.of(),
            "callActivity calledElementVersionTag", Set.of("release"),
            "in businessKey", Set.of("businessKey"),
            "multiInstanceLoopCharacteristics collection", Set.of("providers"));

    private static final Set<String> TEXT_PLACES =
            Set.of("conditionExpression", "timeDate", "timeDuration", "timeCycle");

    private ExpressionRules() {}

    static void check(BpmnModel model, Findings findings) {
        Places.tree(model.definitions()).forEach(element -> element(element, model.catalogue(), findings));
        model.all("serviceTask").stream()
                .filter(task -> !task.hasAttributeNS(Namespaces.CAMUNDA, "delegateExpression"))
                .forEach(task -> findings.add(task, Reason.ACTION, ""));
    }

    private static void element(Element element, Catalogue catalogue, Findings findings) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            Set<String> names = PLACES.get(element.getLocalName() + " " + attribute.getLocalName());
            if (names != null) {
                only(element, attribute, names.isEmpty() ? catalogue.actions() : names, findings);
            } else if (Texts.expression(attribute.getValue())) {
                findings.add(element, Reason.EXPRESSION_PLACE, attribute.getName());
            }
        }
        if (!TEXT_PLACES.contains(element.getLocalName()) && Texts.expression(Places.text(element))) {
            findings.add(element, Reason.EXPRESSION_PLACE, element.getTagName());
        }
    }

    private static void only(Element element, Attr attribute, Set<String> names, Findings findings) {
        String text = attribute.getValue();
        BareName name = BareName.in(text).orElse(null);
        if (name == null || name.compared() || !text.equals("${" + name.name() + "}")) {
            findings.add(element, Reason.EXPRESSION_SHAPE, text);
        } else if (!names.contains(name.name())) {
            boolean action = attribute.getLocalName().equals("delegateExpression");
            findings.add(element, action ? Reason.ACTION : Reason.EXPRESSION_NAME, name.name());
        }
    }
}
