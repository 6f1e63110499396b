package kh.isaf.workflow.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Element;

/** The house's profile of a process: what makes it startable, who does each task with which form, what it hears. */
final class ProfileRules {

    private static final Map<String, String> VALUES = Map.of(
            "asyncBefore", "true|false",
            "asyncAfter", "true|false",
            "exclusive", "true|false",
            "isSequential", "true|false",
            "isInterrupting", "true|false",
            "cancelActivity", "true|false",
            "triggeredByEvent", "true",
            "associationDirection", "None|One|Both");

    /** As much as fits into two short messages of a telephone. */
    private static final int LONGEST_MESSAGE = 300;

    private ProfileRules() {}

    static void check(BpmnModel model, boolean tagged, Findings findings) {
        frame(model, tagged, findings);
        model.all("userTask").forEach(task -> userTask(task, model.catalogue(), findings));
        model.all("serviceTask").forEach(task -> reminder(task, model.catalogue(), findings));
        messages(model, findings);
        model.all("subProcess").stream()
                .filter(part -> !part.hasAttribute("triggeredByEvent"))
                .forEach(part -> findings.add(part, Reason.VALUE, "triggeredByEvent", "true"));
        Places.tree(model.process())
                .forEach(element -> VALUES.forEach((name, allowed) -> {
                    String value = Places.attribute(element, Namespaces.CAMUNDA, name);
                    value = value == null ? Places.attribute(element, name) : value;
                    if (value != null && !value.matches(allowed)) {
                        findings.add(element, Reason.VALUE, name, allowed.replace("|", ", "));
                    }
                }));
    }

    private static void frame(BpmnModel model, boolean tagged, Findings findings) {
        Element process = model.process();
        if (!"true".equals(process.getAttribute("isExecutable"))) {
            findings.add(process, Reason.EXECUTABLE);
        }
        release(process, Namespaces.CAMUNDA, tagged, findings);
        boolean placed = model.all("serviceTask").stream()
                .map(task -> Places.attribute(task, Namespaces.CAMUNDA, "delegateExpression"))
                .anyMatch(action -> "${remindNow}".equals(action) || "${escalateNow}".equals(action));
        if (placed && WordingRules.property(process, "stage").isEmpty()) {
            findings.add(process, Reason.STAGE, "");
        } else if (!model.all("userTask").isEmpty()
                && WordingRules.property(process, "stage").isEmpty()
                && WordingRules.property(process, "chases").isEmpty()) {
            findings.add(process, Reason.STAGE, "");
        }
    }

    /** How long history is kept stands in the file; which release it belongs to is written in by the release. */
    static void release(Element definition, String namespace, boolean tagged, Findings findings) {
        String kept = Places.attribute(definition, namespace, "historyTimeToLive");
        if (kept == null || !kept.matches("P[1-9]\\d{0,4}D")) {
            findings.add(definition, Reason.TIME_TO_LIVE);
        }
        String tag = Places.attribute(definition, namespace, "versionTag");
        if (tag != null && (!tagged || !VersionTag.valid(tag))) {
            findings.add(definition, Reason.ATTRIBUTE, "camunda:versionTag", definition.getTagName());
        }
    }

    private static void userTask(Element task, Catalogue catalogue, Findings findings) {
        String id = task.getAttribute("id");
        if (!catalogue.forms().containsKey(id)) {
            findings.add(task, Reason.FORM_UNKNOWN, id);
        }
        String role = Places.attribute(task, Namespaces.CAMUNDA, "candidateGroups");
        if (role == null || !catalogue.roles().contains(role)) {
            findings.add(task, Reason.ROLE, role == null ? "" : role);
        }
    }

    /** Who is reminded, and of what, stands in the model; no other action has words or a role. */
    private static void reminder(Element task, Catalogue catalogue, Findings findings) {
        String action = Places.attribute(task, Namespaces.CAMUNDA, "delegateExpression");
        boolean reminds = "${remindNow}".equals(action);
        for (String name : List.of("role", "message", "messageEn")) {
            String value = WordingRules.property(task, name);
            boolean good = name.equals("role")
                    ? catalogue.roles().contains(value)
                    : value.length() <= LONGEST_MESSAGE
                            && (name.equals("message") ? Texts.khmer(value) : !value.isBlank());
            if (reminds && !good) {
                findings.add(task, Reason.ACTION_PROPERTY, name, String.valueOf(LONGEST_MESSAGE));
            } else if (!reminds && !value.isEmpty()) {
                findings.add(task, Reason.PROPERTY, name);
            }
        }
    }

    private static void messages(BpmnModel model, Findings findings) {
        Set<String> known = Places.children(model.definitions(), Namespaces.BPMN, "message")
                .map(message -> message.getAttribute("id"))
                .collect(Collectors.toSet());
        Places.children(model.definitions(), Namespaces.BPMN, "message")
                .filter(message -> !message.getAttribute("name").matches("[a-z][A-Za-z0-9]{0,59}"))
                .forEach(message -> findings.add(message, Reason.MESSAGE_NAME, message.getAttribute("name")));
        model.all("messageEventDefinition").stream()
                .filter(event -> !known.contains(event.getAttribute("messageRef")))
                .forEach(
                        event -> findings.add(event, Reason.REFERENCE, "messageRef", event.getAttribute("messageRef")));
        waiting(model, findings);
    }

    /** Only starts and catches of an event sub-process, a catch and a boundary event wait for something, and each does. */
    private static void waiting(BpmnModel model, Findings findings) {
        for (Element step : model.steps()) {
            long awaited = Places.children(step).stream()
                    .filter(part -> part.getLocalName().endsWith("EventDefinition"))
                    .count();
            boolean mayBeNone = step.getLocalName().equals("startEvent") && step.getParentNode() == model.process();
            boolean event = Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent")
                    .contains(step.getLocalName());
            if (awaited > 1 || event && awaited == 0 && !mayBeNone) {
                findings.add(step, Reason.TIMER_KIND);
            }
        }
    }
}
