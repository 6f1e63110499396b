package kh.isaf.workflow.model;

import java.util.Objects;
import java.util.Set;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Element;

/** Called models exist, are taken from the commune's release, and are run a bounded number of times. */
final class CallRules {

    private static final int MOST = 100;

    private CallRules() {}

    static void check(BpmnModel model, Findings findings) {
        model.all("callActivity").forEach(call -> call(call, model, findings));
        model.all("multiInstanceLoopCharacteristics").forEach(many -> many(many, findings));
        Places.tree(model.process())
                .filter(element -> Places.is(element, Namespaces.CAMUNDA, "in"))
                .forEach(passed -> passed(passed, model, findings));
    }

    private static void call(Element call, BpmnModel model, Findings findings) {
        String called = call.getAttribute("calledElement");
        Catalogue catalogue = model.catalogue();
        String own = model.process().getAttribute("id");
        if (!catalogue.models().containsKey(called)) {
            findings.add(call, Reason.CALLED_UNKNOWN, called);
        } else if (called.equals(own) || catalogue.callsItself(own, Set.of(called))) {
            findings.add(call, Reason.CALLED_ITSELF, called);
        }
        if (!"versionTag".equals(Places.attribute(call, Namespaces.CAMUNDA, "calledElementBinding"))
                || !"${release}".equals(Places.attribute(call, Namespaces.CAMUNDA, "calledElementVersionTag"))) {
            findings.add(call, Reason.CALLED_RELEASE, "${release}");
        }
        boolean keyed = Places.tree(call)
                .anyMatch(part -> Places.is(part, Namespaces.CAMUNDA, "in") && part.hasAttribute("businessKey"));
        if (!keyed) {
            findings.add(call, Reason.CALLED_BUSINESS_KEY, "${businessKey}");
        }
    }

    private static void many(Element many, Findings findings) {
        Element cardinality = Places.child(many, Namespaces.BPMN, "loopCardinality");
        boolean collection = many.hasAttributeNS(Namespaces.CAMUNDA, "collection");
        if (cardinality == null != collection) {
            findings.add(many, Reason.MANY_COUNT, String.valueOf(MOST), "${providers}");
        } else if (cardinality != null && !bounded(Places.text(cardinality))) {
            findings.add(cardinality, Reason.MANY_COUNT, String.valueOf(MOST), "${providers}");
        }
        String variable = Places.attribute(many, Namespaces.CAMUNDA, "elementVariable");
        if (variable != null && !variable.equals("provider")) {
            findings.add(many, Reason.PASSED_NAME, variable);
        }
        if (!"true".equals(Places.attribute(many, Namespaces.CAMUNDA, "asyncAfter"))) {
            findings.add(many, Reason.MANY_ASYNC);
        }
    }

    private static boolean bounded(String count) {
        return count.matches("[1-9]\\d{0,2}") && Integer.parseInt(count) <= MOST;
    }

    private static void passed(Element passed, BpmnModel model, Findings findings) {
        Element owner = (Element) Objects.requireNonNull(passed.getParentNode()).getParentNode();
        if (!owner.getLocalName().equals("callActivity")) {
            findings.add(passed, Reason.ELEMENT, passed.getTagName());
            return;
        }
        if (passed.hasAttribute("businessKey")) {
            if (passed.hasAttribute("source") || passed.hasAttribute("target")) {
                findings.add(passed, Reason.PASSED_NAME, passed.getAttribute("source"));
            }
            return;
        }
        for (String end : new String[] {"source", "target"}) {
            String name = passed.getAttribute(end);
            if (!Catalogue.VARIABLES.contains(name) && !model.answers().contains(name)) {
                findings.add(passed, Reason.PASSED_NAME, name);
            }
        }
    }
}
