package kh.isaf.workflow.process;

import java.nio.charset.StandardCharsets;
import kh.isaf.workflow.model.ModelFile;
import org.jspecify.annotations.Nullable;

/** A model put together in a test as the editor would write it: one step after the other, all drawn in a row. */
final class BlockModel {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="%1$sDefinitions" targetNamespace="https://isaf.kh/processes">
              <bpmn:process id="%1$s" name="គំរូសាកល្បង" isExecutable="true" camunda:historyTimeToLive="P1825D">%2$s
            """;

    private final String id;
    private final StringBuilder process = new StringBuilder();
    private final StringBuilder drawing = new StringBuilder();
    private int x = 100;

    BlockModel(String id, String stage) {
        this.id = id;
        process.append(HEAD.formatted(id, properties("nameEn", "Trial", "stage", stage)));
        step("startEvent", "start", "", "");
    }

    BlockModel task(String task, String role, String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(more, 0, all, 4, more.length);
        all[0] = "guidance";
        all[1] = "សូមធ្វើ";
        all[2] = "guidanceEn";
        all[3] = "Please do it";
        return step("userTask", task, "camunda:candidateGroups=\"" + role + "\"", "", all);
    }

    BlockModel action(String step, String action, String... more) {
        return step("serviceTask", step, "camunda:delegateExpression=\"${" + action + "}\"", "", more);
    }

    BlockModel boundary(String event, String task, String after) {
        return step(
                "boundaryEvent",
                event,
                "attachedToRef=\"" + task + "\" cancelActivity=\"false\"",
                "<bpmn:timerEventDefinition id=\"" + event + "Timer\"><bpmn:timeDuration"
                        + " xsi:type=\"bpmn:tFormalExpression\">" + after
                        + "</bpmn:timeDuration></bpmn:timerEventDefinition>");
    }

    BlockModel question(String gateway, String otherwise) {
        return step("exclusiveGateway", gateway, "default=\"" + otherwise + "\"", "");
    }

    /** Another model for each provider. */
    BlockModel each(String call, String called) {
        return step(
                "callActivity",
                call,
                "calledElement=\"" + called + "\" camunda:calledElementBinding=\"versionTag\""
                        + " camunda:calledElementVersionTag=\"${release}\"",
                "<bpmn:multiInstanceLoopCharacteristics camunda:asyncAfter=\"true\""
                        + " camunda:collection=\"${providers}\" camunda:elementVariable=\"provider\" />");
    }

    BlockModel end(String event) {
        return step("endEvent", event, "", "");
    }

    BlockModel flow(String from, String to) {
        return way(from + "To" + Character.toUpperCase(to.charAt(0)) + to.substring(1), from, to, null);
    }

    BlockModel way(String flow, String from, String to, @Nullable String condition) {
        String name = condition == null ? "" : " name=\"បែបនេះ\"";
        String when = condition == null
                ? ""
                : properties("nameEn", "So")
                        + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition
                        + "</bpmn:conditionExpression>";
        process.append("<bpmn:sequenceFlow id=\"%s\"%s sourceRef=\"%s\" targetRef=\"%s\">%s</bpmn:sequenceFlow>%n"
                .formatted(flow, name, from, to, when));
        drawing.append("""
                <bpmndi:BPMNEdge id="%1$sEdge" bpmnElement="%1$s"><di:waypoint x="0" y="0" /><di:waypoint x="9" y="0" /></bpmndi:BPMNEdge>
                """.formatted(flow));
        return this;
    }

    ModelFile file() {
        String text = process + "</bpmn:process><bpmndi:BPMNDiagram id=\"" + id + "Diagram\"><bpmndi:BPMNPlane id=\""
                + id + "Plane\" bpmnElement=\"" + id + "\">" + drawing
                + "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>";
        return new ModelFile(id + ".bpmn", text.getBytes(StandardCharsets.UTF_8));
    }

    private BlockModel step(String kind, String step, String attributes, String inside, String... properties) {
        String[] all = new String[properties.length + 2];
        System.arraycopy(properties, 0, all, 2, properties.length);
        all[0] = "nameEn";
        all[1] = "Step " + step;
        String passed = kind.equals("callActivity")
                ? "<camunda:in businessKey=\"${businessKey}\" /><camunda:in source=\"provider\" target=\"provider\" />"
                : "";
        process.append("<bpmn:%1$s id=\"%2$s\" name=\"ជំហាន\" %3$s>%4$s%5$s</bpmn:%1$s>%n"
                .formatted(
                        kind,
                        step,
                        attributes,
                        properties(all).replace("</bpmn:extensionElements>", passed + "</bpmn:extensionElements>"),
                        inside));
        drawing.append("""
                <bpmndi:BPMNShape id="%1$sShape" bpmnElement="%1$s"><dc:Bounds x="%2$d" y="100" width="90" height="80" /></bpmndi:BPMNShape>
                """.formatted(step, x));
        x += 100;
        return this;
    }

    private static String properties(String... pairs) {
        StringBuilder list = new StringBuilder("<bpmn:extensionElements><camunda:properties>");
        for (int i = 0; i < pairs.length; i += 2) {
            list.append("<camunda:property name=\"%s\" value=\"%s\" />".formatted(pairs[i], pairs[i + 1]));
        }
        return list.append("</camunda:properties></bpmn:extensionElements>").toString();
    }
}
