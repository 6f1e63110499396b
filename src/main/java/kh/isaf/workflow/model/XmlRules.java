package kh.isaf.workflow.model;

import java.util.Set;
import javax.xml.XMLConstants;
import kh.isaf.workflow.model.xml.AllowList;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Nothing but the elements and attributes of the allow-list, and text only where text belongs. */
final class XmlRules {

    private static final Set<String> WITH_TEXT = Set.of(
            "documentation",
            "conditionExpression",
            "incoming",
            "outgoing",
            "timeDate",
            "timeDuration",
            "timeCycle",
            "loopCardinality",
            "text",
            "description");

    private XmlRules() {}

    static void check(Element element, AllowList allowed, Findings findings) {
        if (!allowed.allows(element)) {
            boolean alias = Namespaces.CAMUNDA_ALIAS.equals(element.getNamespaceURI());
            findings.add(element, alias ? Reason.ALIAS_NAMESPACE : Reason.ELEMENT, element.getTagName());
            return;
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            attribute(element, (Attr) attributes.item(i), allowed, findings);
        }
        if (!WITH_TEXT.contains(element.getLocalName()) && !Places.text(element).isEmpty()) {
            findings.add(element, Reason.TEXT, element.getTagName());
        }
        Places.children(element).forEach(child -> check(child, allowed, findings));
    }

    private static void attribute(Element element, Attr attribute, AllowList allowed, Findings findings) {
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
            declaration(element, attribute, findings);
        } else if (Namespaces.CAMUNDA_ALIAS.equals(attribute.getNamespaceURI())) {
            findings.add(element, Reason.ALIAS_NAMESPACE, attribute.getName());
        } else if (!allowed.allows(element, attribute)) {
            findings.add(element, Reason.ATTRIBUTE, attribute.getName(), element.getTagName());
        } else if ("type".equals(attribute.getLocalName())
                && !attribute.getValue().matches("(\\w+:)?tFormalExpression")) {
            findings.add(element, Reason.VALUE, attribute.getName(), "tFormalExpression");
        }
    }

    /** A prefix may be bound to anything that is then not used, except to the engine's second name for itself. */
    private static void declaration(Element element, Attr attribute, Findings findings) {
        if (Namespaces.CAMUNDA_ALIAS.equals(attribute.getValue())) {
            findings.add(element, Reason.ALIAS_NAMESPACE, attribute.getName());
        } else if (Texts.expression(attribute.getValue())) {
            findings.add(element, Reason.EXPRESSION_PLACE, attribute.getName());
        }
    }
}
