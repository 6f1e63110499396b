package kh.isaf.workflow.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up models as NCDDS might draw them: the same number gives the same model. */
public final class ModelGenerator {

    /** The answer by which a task is done once more. */
    public static final String AGAIN = "again";

    private static final String FORM = """
            {"type": "default", "id": "%1$s", "schemaVersion": 18, "components": [
              {"type": "text", "id": "%1$sIntro", "text": "សូមបំពេញ", "properties": {"text_en": "Please fill in"}},
              {"type": "select", "id": "%1$sField", "key": "%1$sDecision", "label": "សេចក្តីសម្រេច",
               "values": [{"label": "ម្តងទៀត", "value": "again"}, {"label": "រួចរាល់", "value": "done"}],
               "validate": {"required": true},
               "properties": {"label_en": "Decision", "option_again_en": "Once more", "option_done_en": "Done"}},
              {"type": "number", "id": "%1$sCountField", "key": "%1$sCount", "label": "ចំនួន",
               "validate": {"min": 0, "max": %2$d}, "properties": {"label_en": "Count"}}]}
            """;

    private final Random random;
    private final String id;
    private final StringBuilder steps = new StringBuilder();
    private final StringBuilder flows = new StringBuilder();
    private final StringBuilder drawing = new StringBuilder();
    private final List<ModelFile> forms = new ArrayList<>();
    private int made;

    private ModelGenerator(int number) {
        this.random = new Random(number);
        this.id = "made" + number;
    }

    /** A model with its forms; it calls {@code goodChild}. */
    public static List<ModelFile> release(int number) {
        ModelGenerator generator = new ModelGenerator(number);
        List<ModelFile> files = new ArrayList<>();
        files.add(new ModelFile(generator.id + ".bpmn", generator.model().getBytes(UTF_8)));
        files.addAll(generator.forms);
        return files;
    }

    private String model() {
        String start = step("startEvent", "", "");
        String last = sequence(start, 2 + random.nextInt(4), 2);
        join(last, step("endEvent", "", ""));
        if (random.nextBoolean()) {
            excuse();
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="%1$sDefinitions" targetNamespace="https://isaf.kh/processes">
                <bpmn:message id="stageExcused" name="stageExcused" />
                <bpmn:process id="%1$s" name="ដំណើរការ" isExecutable="true" camunda:historyTimeToLive="P1825D">
                <bpmn:extensionElements><camunda:properties><camunda:property name="nameEn" value="Process" /><camunda:property name="stage" value="scorecard" /></camunda:properties></bpmn:extensionElements>
                %2$s%3$s</bpmn:process>
                <bpmndi:BPMNDiagram id="%1$sDiagram"><bpmndi:BPMNPlane id="%1$sPlane" bpmnElement="%1$s">
                %4$s</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """.formatted(id, steps, flows, drawing);
    }

    /** Blocks one after the other; gives the last step. */
    private String sequence(String from, int blocks, int depth) {
        String last = from;
        for (int i = 0; i < blocks; i++) {
            last = block(last, depth);
        }
        return last;
    }

    private String block(String from, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 -> then(from, task());
            case 1 -> watched(from);
            case 2 -> then(from, wait(""));
            case 3 -> then(from, service());
            case 4 -> then(from, call());
            case 5 -> choice(from, depth);
            case 6 -> parallel(from, depth);
            default -> again(from);
        };
    }

    private String then(String from, String to) {
        join(from, to);
        return to;
    }

    private String task() {
        String role = random.nextBoolean() ? "facilitator" : "clerk";
        String task = step(
                "userTask",
                " camunda:candidateGroups=\"" + role + "\"",
                "",
                "<camunda:property name=\"guidance\" value=\"សូមបំពេញ\" />"
                        + "<camunda:property name=\"guidanceEn\" value=\"Please fill it in\" />");
        forms.add(new ModelFile(
                task + ".form", FORM.formatted(task, 1 + random.nextInt(500)).getBytes(UTF_8)));
        return task;
    }

    /** A task with a timer: it goes on without an answer, or somebody is reminded while it waits. */
    private String watched(String from) {
        String task = then(from, task());
        if (random.nextBoolean()) {
            String timer = timer("boundaryEvent", " attachedToRef=\"" + task + "\"", "timeDuration", "P10D");
            String after = then(task, step("exclusiveGateway", "", ""));
            join(timer, after);
            return after;
        }
        String every = "R" + (1 + random.nextInt(5)) + "/P7D";
        String timer =
                timer("boundaryEvent", " attachedToRef=\"" + task + "\" cancelActivity=\"false\"", "timeCycle", every);
        join(then(timer, service()), step("endEvent", "", ""));
        return task;
    }

    private String wait(String attributes) {
        return switch (random.nextInt(4)) {
            case 0 -> timer("intermediateCatchEvent", attributes, "timeDuration", "PT2H");
            case 1 -> timer("intermediateCatchEvent", attributes, "timeDuration", "P1M3D");
            case 2 -> timer("intermediateCatchEvent", attributes, "timeDate", "2027-03-01T08:00:00");
            default -> timer("intermediateCatchEvent", attributes, "timeDate", "${monthOpens}");
        };
    }

    private String timer(String kind, String attributes, String time, String value) {
        return step(
                kind,
                attributes,
                "<bpmn:timerEventDefinition id=\"timer" + made + "\"><bpmn:" + time
                        + " xsi:type=\"bpmn:tFormalExpression\">" + value + "</bpmn:" + time
                        + "></bpmn:timerEventDefinition>");
    }

    private String service() {
        String later = random.nextBoolean() ? " camunda:asyncBefore=\"true\"" : "";
        return step("serviceTask", " camunda:delegateExpression=\"${doGood}\"" + later, "");
    }

    private String call() {
        String many =
                switch (random.nextInt(3)) {
                    case 0 -> "";
                    case 1 ->
                        "<bpmn:multiInstanceLoopCharacteristics camunda:asyncAfter=\"true\" camunda:collection=\"${providers}\""
                                + " camunda:elementVariable=\"provider\" />";
                    default ->
                        "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\" camunda:asyncAfter=\"true\">"
                                + "<bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">" + (1 + random.nextInt(3))
                                + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>";
                };
        return step(
                "callActivity",
                " calledElement=\"goodChild\" camunda:calledElementBinding=\"versionTag\""
                        + " camunda:calledElementVersionTag=\"${release}\"",
                many,
                "",
                "<camunda:in businessKey=\"${businessKey}\" />");
    }

    private String choice(String from, int depth) {
        String before = from;
        String asked = "${sector == 'health'}";
        if (random.nextBoolean()) {
            before = then(from, task());
            asked = "${" + before + "Decision == 'done'}";
        }
        String gateway = next();
        String other = gateway + "Other";
        step("exclusiveGateway", " default=\"" + other + "\"", "");
        join(before, gateway);
        String one = block(gateway, 0, asked);
        String two = sequenceFrom(gateway, other, depth - 1);
        String meet = step("exclusiveGateway", "", "");
        join(one, meet);
        join(two, meet);
        return meet;
    }

    private String block(String from, int depth, String condition) {
        String first = task();
        flow(from + "To" + first, from, first, condition);
        return sequence(first, random.nextInt(2), depth);
    }

    private String sequenceFrom(String from, String flow, int depth) {
        String first = wait("");
        flow(flow, from, first, "");
        return sequence(first, random.nextInt(2), depth);
    }

    private String parallel(String from, int depth) {
        String fork = then(from, step("parallelGateway", "", ""));
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            ends.add(sequence(fork, 1 + random.nextInt(2), depth - 1));
        }
        String meet = step("parallelGateway", "", "");
        ends.forEach(end -> join(end, meet));
        return meet;
    }

    /** A task that may be sent back to whoever did it. */
    private String again(String from) {
        String task = then(from, task());
        String gateway = next();
        step("exclusiveGateway", " default=\"" + gateway + "On\"", "");
        join(task, gateway);
        flow(gateway + "Back", gateway, task, "${" + task + "Decision == '" + AGAIN + "'}");
        String on = step("exclusiveGateway", "", "");
        flow(gateway + "On", gateway, on, "");
        return on;
    }

    private void excuse() {
        String outside = steps.toString();
        steps.setLength(0);
        String outsideFlows = flows.toString();
        flows.setLength(0);
        String start =
                step("startEvent", "", "<bpmn:messageEventDefinition id=\"excused\" messageRef=\"stageExcused\" />");
        join(start, step("endEvent", "", ""));
        String inside = steps.toString() + flows;
        steps.setLength(0);
        flows.setLength(0);
        steps.append(outside);
        flows.append(outsideFlows);
        step("subProcess", " triggeredByEvent=\"true\"", inside);
    }

    /** The id of the step that is made next; no other model has it. */
    private String next() {
        return id + "Step" + made;
    }

    private String step(String kind, String attributes, String inside) {
        return step(kind, attributes, inside, "");
    }

    private String step(String kind, String attributes, String inside, String properties) {
        return step(kind, attributes, inside, properties, "");
    }

    private String step(String kind, String attributes, String inside, String properties, String extension) {
        String step = next();
        steps.append("<bpmn:%s id=\"%s\" name=\"ជំហាន %d\"%s><bpmn:extensionElements><camunda:properties>"
                .formatted(kind, step, made, attributes));
        steps.append("<camunda:property name=\"nameEn\" value=\"Step %d\" />%s</camunda:properties>%s"
                .formatted(made, properties, extension));
        steps.append("</bpmn:extensionElements>%s</bpmn:%s>%n".formatted(inside, kind));
        drawing.append(("<bpmndi:BPMNShape id=\"%1$sShape\" bpmnElement=\"%1$s\"><dc:Bounds x=\"%2$d\" y=\"%3$d\""
                        + " width=\"100\" height=\"80\" /></bpmndi:BPMNShape>%n")
                .formatted(step, 100 + 160 * (made % 10), 100 + 140 * (made / 10)));
        made++;
        return step;
    }

    private void join(String from, String to) {
        flow(from + "To" + to, from, to, "");
    }

    private void flow(String flow, String from, String to, String condition) {
        String asked = condition.isEmpty()
                ? ""
                : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition
                        + "</bpmn:conditionExpression>";
        flows.append("<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">%s</bpmn:sequenceFlow>%n"
                .formatted(flow, from, to, asked));
        drawing.append(("<bpmndi:BPMNEdge id=\"%1$sEdge\" bpmnElement=\"%1$s\"><di:waypoint x=\"0\" y=\"0\" />"
                        + "<di:waypoint x=\"10\" y=\"0\" /></bpmndi:BPMNEdge>%n")
                .formatted(flow));
    }
}
