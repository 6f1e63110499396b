package kh.isaf.workflow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Element;

/** What is allowed in a process and rarely meant: it may stay, for a reason that somebody writes down. */
final class DoubtRules {

    /** What the product starts itself; everything else is called by a model or begins by a clock. */
    static final Set<String> STARTED =
            Set.of("communeCycle", "startAreas", "realignTimers", "runImport", "escalation", "openEscalations");

    /** What the product tells running processes. */
    private static final Set<String> SENT = Set.of("stageExcused", "providerExcused", "stepClosed");

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_GUIDANCE = 400;

    private DoubtRules() {}

    static void check(BpmnModel model, Findings findings) {
        unused(model, findings);
        model.steps().forEach(step -> words(step, findings));
        model.flows().forEach(flow -> words(flow, findings));
        words(model.process(), findings);
        ways(model, findings);
        model.all("timeDate").stream()
                .filter(date -> !Texts.expression(Places.text(date)))
                .forEach(date -> findings.add(date, Reason.TIMER_FIXED, Places.text(date)));
        Places.children(model.definitions(), Namespaces.BPMN, "message")
                .filter(message -> !SENT.contains(message.getAttribute("name")))
                .forEach(message -> findings.add(message, Reason.MESSAGE_UNSENT, message.getAttribute("name")));
        overlaps(model, findings);
    }

    /** Only within a whole release, which has a model of the year: one file alone is called by others later. */
    private static void unused(BpmnModel model, Findings findings) {
        String id = model.process().getAttribute("id");
        var models = model.catalogue().models();
        boolean byClock = model.all("startEvent").stream()
                .filter(start -> start.getParentNode() == model.process())
                .anyMatch(start -> Places.child(start, Namespaces.BPMN, "timerEventDefinition") != null);
        if (models.containsKey("communeCycle")
                && !byClock
                && !STARTED.contains(id)
                && models.values().stream().noneMatch(called -> called.contains(id))) {
            findings.add(model.process(), Reason.UNUSED_MODEL, id);
        }
    }

    private static void words(Element element, Findings findings) {
        String name = element.getAttribute("name");
        if (element.getLocalName().endsWith("Task") && name.codePointCount(0, name.length()) > LONGEST_NAME) {
            findings.add(element, Reason.NAME_LONG, String.valueOf(LONGEST_NAME));
        }
        for (String property : List.of("guidance", "guidanceEn")) {
            if (WordingRules.property(element, property).length() > LONGEST_GUIDANCE) {
                findings.add(element, Reason.GUIDANCE_LONG, property, String.valueOf(LONGEST_GUIDANCE));
            }
        }
        for (String property : List.of("nameEn", "guidanceEn", "messageEn")) {
            if (Texts.mostlyKhmer(WordingRules.property(element, property))) {
                findings.add(element, Reason.ENGLISH_IN_KHMER, property);
            }
        }
    }

    /** Questions and their answers have words; each step is come to, and led on from. */
    private static void ways(BpmnModel model, Findings findings) {
        List<Element> flows = model.flows();
        Set<String> sources = ends(flows, "sourceRef");
        Set<String> targets = ends(flows, "targetRef");
        for (Element step : model.steps()) {
            String id = step.getAttribute("id");
            String kind = step.getLocalName();
            if (kind.equals("exclusiveGateway")) {
                question(
                        step,
                        flows.stream()
                                .filter(flow -> flow.getAttribute("sourceRef").equals(id))
                                .toList(),
                        findings);
            }
            boolean byItself = step.hasAttribute("triggeredByEvent");
            if (!targets.contains(id)
                    && !byItself
                    && !Set.of("startEvent", "boundaryEvent").contains(kind)) {
                findings.add(step, Reason.UNREACHED);
            }
            if (!sources.contains(id) && !byItself && !kind.equals("endEvent")) {
                findings.add(step, Reason.DEAD_END);
            }
        }
    }

    private static Set<String> ends(List<Element> flows, String end) {
        return flows.stream().map(flow -> flow.getAttribute(end)).collect(Collectors.toSet());
    }

    /** The default may be silent: it is what happens otherwise. */
    private static void question(Element gateway, List<Element> answers, Findings findings) {
        if (answers.size() < 2) {
            return;
        }
        if (gateway.getAttribute("name").isBlank()) {
            findings.add(gateway, Reason.QUESTION_UNNAMED);
        }
        answers.stream()
                .filter(flow -> !flow.getAttribute("id").equals(gateway.getAttribute("default")))
                .filter(flow -> flow.getAttribute("name").isBlank())
                .forEach(flow -> findings.add(flow, Reason.ANSWER_UNNAMED));
    }

    private record Box(Element step, double x, double y, double width, double height) {

        boolean over(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    private static void overlaps(BpmnModel model, Findings findings) {
        List<Box> boxes = new ArrayList<>();
        var steps = model.stepsById();
        Places.tree(model.definitions())
                .filter(part -> Places.is(part, Namespaces.BPMN_DRAWING, "BPMNShape"))
                .forEach(shape -> {
                    Element step = steps.get(shape.getAttribute("bpmnElement"));
                    Element bounds = Places.child(shape, Namespaces.DC, "Bounds");
                    if (step == null
                            || bounds == null
                            || Set.of("subProcess", "boundaryEvent").contains(step.getLocalName())) {
                        return;
                    }
                    Box box = new Box(
                            step,
                            number(bounds, "x"),
                            number(bounds, "y"),
                            number(bounds, "width"),
                            number(bounds, "height"));
                    boxes.stream()
                            .filter(box::over)
                            .findFirst()
                            .ifPresent(other -> findings.add(
                                    step, Reason.OVERLAP, other.step().getAttribute("id")));
                    boxes.add(box);
                });
    }

    private static double number(Element bounds, String name) {
        String value = bounds.getAttribute(name);
        return value.matches("-?\\d{1,6}(\\.\\d{1,6})?") ? Double.parseDouble(value) : 0;
    }
}
