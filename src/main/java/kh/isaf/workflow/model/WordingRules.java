package kh.isaf.workflow.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Element;

/** What an official reads in a process: Khmer in the name, English beside it, and a closed list of properties. */
final class WordingRules {

    private static final int LONGEST = 2000;
    private static final Set<String> EVERYWHERE = Set.of("nameEn", "guidance", "guidanceEn", "urgent");
    private static final Map<String, Set<String>> OWN =
            Map.of("userTask", Set.of("dueDays"), "serviceTask", Set.of("role", "message", "messageEn"));
    /** Steps that stand for work or waiting, which nobody understands without words. */
    private static final Set<String> MUST_BE_NAMED =
            Set.of("process", "userTask", "serviceTask", "callActivity", "intermediateCatchEvent", "boundaryEvent");

    private WordingRules() {}

    static void check(BpmnModel model, Findings findings) {
        words(model.process(), model.catalogue(), findings);
        model.steps().forEach(step -> words(step, model.catalogue(), findings));
        model.flows().forEach(flow -> words(flow, model.catalogue(), findings));
    }

    /** The value of a camunda property of the element; empty if there is none. */
    static String property(Element element, String name) {
        return properties(element)
                .filter(property -> property.getAttribute("name").equals(name))
                .map(property -> property.getAttribute("value"))
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> properties(Element element) {
        return Places.children(element, Namespaces.BPMN, "extensionElements")
                .flatMap(extension -> Places.children(extension, Namespaces.CAMUNDA, "properties"))
                .flatMap(list -> Places.children(list, Namespaces.CAMUNDA, "property"));
    }

    private static void words(Element element, Catalogue catalogue, Findings findings) {
        Map<String, Element> seen = new HashMap<>();
        properties(element).forEach(property -> {
            property(element, property, catalogue, findings);
            if (seen.put(property.getAttribute("name"), property) != null) {
                findings.add(property, Reason.PROPERTY_TWICE, property.getAttribute("name"));
            }
        });
        String name = element.getAttribute("name");
        boolean named = !name.isBlank() || MUST_BE_NAMED.contains(element.getLocalName());
        if (named && (!Texts.khmer(name) || name.length() > LONGEST)) {
            findings.add(element, Reason.NAME_KHMER, "name");
        }
        if (named && property(element, "nameEn").isBlank()) {
            findings.add(element, Reason.NAME_ENGLISH, "nameEn");
        }
        if (element.getLocalName().equals("userTask")) {
            guidance(element, findings);
        }
    }

    /** What is to be done stands with every task, in both languages. */
    private static void guidance(Element task, Findings findings) {
        if (!Texts.khmer(property(task, "guidance"))) {
            findings.add(task, Reason.NAME_KHMER, "guidance");
        }
        if (property(task, "guidanceEn").isBlank()) {
            findings.add(task, Reason.NAME_ENGLISH, "guidanceEn");
        }
    }

    private static void property(Element owner, Element property, Catalogue catalogue, Findings findings) {
        String name = property.getAttribute("name");
        String value = property.getAttribute("value");
        if (name.equals("stage") && owner.getLocalName().equals("process")) {
            if (!catalogue.stages().contains(value)) {
                findings.add(property, Reason.STAGE, value);
            }
        } else if (name.equals("chases") && owner.getLocalName().equals("process")) {
            if (!value.equals("true")) {
                findings.add(property, Reason.VALUE, name, "true");
            }
        } else if (!EVERYWHERE.contains(name)
                        && !OWN.getOrDefault(owner.getLocalName(), Set.of()).contains(name)
                || value.length() > LONGEST) {
            findings.add(property, Reason.PROPERTY, name);
        } else if (name.equals("dueDays") && !value.matches("[1-9]\\d?|1\\d\\d|2[0-4]\\d|250")) {
            findings.add(property, Reason.VALUE, name, "1 - 250");
        } else if (name.equals("urgent") && !value.matches("true|false")) {
            findings.add(property, Reason.VALUE, name, "true, false");
        }
    }
}
