package kh.isaf.workflow.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Element;

/** No way leads back to where it came from without waiting for a person, a message, a time or a called model. */
final class FlowRules {

    private static final Duration SHORTEST_WAIT = Duration.ofHours(1);

    private final Map<String, Element> steps;
    private final Map<String, List<Element>> outgoing = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Set<String> onTheWay = new HashSet<>();

    private FlowRules(BpmnModel model) {
        this.steps = model.stepsById();
        for (Element flow : model.flows()) {
            outgoing.computeIfAbsent(flow.getAttribute("sourceRef"), id -> new ArrayList<>())
                    .add(flow);
        }
    }

    static void check(BpmnModel model, Findings findings) {
        FlowRules rules = new FlowRules(model);
        model.all("startEvent").forEach(start -> rules.walk(start.getAttribute("id"), findings));
        model.steps().forEach(step -> rules.walk(step.getAttribute("id"), findings));
    }

    private record Visit(String step, Iterator<Element> flows) {}

    /** A walk in depth without recursion: a file may hold a very long chain. */
    private void walk(String first, Findings findings) {
        Deque<Visit> way = new ArrayDeque<>();
        enter(first, way);
        while (!way.isEmpty()) {
            Visit here = way.getFirst();
            if (!here.flows.hasNext()) {
                way.pop();
                onTheWay.remove(here.step);
                continue;
            }
            Element flow = here.flows.next();
            String next = flow.getAttribute("targetRef");
            if (onTheWay.contains(next)) {
                findings.add(flow, Reason.LOOP, next);
            } else {
                enter(next, way);
            }
        }
    }

    private void enter(String step, Deque<Visit> way) {
        Element element = steps.get(step);
        if (element == null || !done.add(step)) {
            return;
        }
        // a step that waits ends the way; check() starts anew behind it, as it starts at every step
        if (waits(element)) {
            return;
        }
        onTheWay.add(step);
        way.push(new Visit(step, outgoing.getOrDefault(step, List.of()).iterator()));
    }

    private static boolean waits(Element step) {
        return switch (step.getLocalName()) {
            case "userTask", "callActivity" -> true;
            case "intermediateCatchEvent", "boundaryEvent" ->
                Places.tree(step)
                        .filter(part -> Places.is(part, Namespaces.BPMN, "timeDuration"))
                        .map(part -> TimerRules.shortest(Places.text(part)))
                        .noneMatch(wait -> wait != null && wait.compareTo(SHORTEST_WAIT) < 0);
            default -> false;
        };
    }
}
