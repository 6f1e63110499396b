package kh.isaf.workflow.model;

import java.util.Map;
import kh.isaf.workflow.model.xml.AllowList;

/** All elements and attributes that a process or a decision may consist of; whatever is not here is refused. */
final class Vocabulary {

    static final AllowList BPMN = AllowList.of(
            Map.of(
                    "bpmn", Namespaces.BPMN,
                    "bpmndi", Namespaces.BPMN_DRAWING,
                    "dc", Namespaces.DC,
                    "di", Namespaces.DI,
                    "camunda", Namespaces.CAMUNDA,
                    "xsi", Namespaces.XSI),
            """
            bpmn:definitions | - | id targetNamespace exporter exporterVersion
            bpmn:message | bpmn:definitions | id name
            bpmn:process | bpmn:definitions | id name isExecutable camunda:historyTimeToLive camunda:versionTag
            bpmn:startEvent | bpmn:process bpmn:subProcess | id name isInterrupting camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            bpmn:endEvent | bpmn:process bpmn:subProcess | id name camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            bpmn:intermediateCatchEvent | bpmn:process bpmn:subProcess | id name camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            bpmn:boundaryEvent | bpmn:process bpmn:subProcess | id name attachedToRef cancelActivity camunda:asyncAfter camunda:exclusive
            bpmn:userTask | bpmn:process bpmn:subProcess | id name camunda:candidateGroups camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            bpmn:serviceTask | bpmn:process bpmn:subProcess | id name camunda:delegateExpression camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            bpmn:callActivity | bpmn:process bpmn:subProcess | id name calledElement camunda:calledElementBinding camunda:calledElementVersionTag camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            bpmn:exclusiveGateway | bpmn:process bpmn:subProcess | id name default camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            bpmn:parallelGateway | bpmn:process bpmn:subProcess | id name camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            bpmn:subProcess | bpmn:process | id name triggeredByEvent
            bpmn:sequenceFlow | bpmn:process bpmn:subProcess | id name sourceRef targetRef
            bpmn:conditionExpression | bpmn:sequenceFlow | xsi:type
            bpmn:incoming bpmn:outgoing | bpmn:startEvent bpmn:endEvent bpmn:intermediateCatchEvent bpmn:boundaryEvent bpmn:userTask bpmn:serviceTask bpmn:callActivity bpmn:exclusiveGateway bpmn:parallelGateway bpmn:subProcess |
            bpmn:timerEventDefinition | bpmn:startEvent bpmn:intermediateCatchEvent bpmn:boundaryEvent | id
            bpmn:timeDate bpmn:timeDuration bpmn:timeCycle | bpmn:timerEventDefinition | xsi:type
            bpmn:messageEventDefinition | bpmn:startEvent bpmn:intermediateCatchEvent bpmn:boundaryEvent | id messageRef
            bpmn:multiInstanceLoopCharacteristics | bpmn:callActivity bpmn:userTask | isSequential camunda:collection camunda:elementVariable camunda:asyncBefore camunda:asyncAfter camunda:exclusive
            bpmn:loopCardinality | bpmn:multiInstanceLoopCharacteristics | xsi:type
            bpmn:documentation | bpmn:process bpmn:startEvent bpmn:endEvent bpmn:intermediateCatchEvent bpmn:boundaryEvent bpmn:userTask bpmn:serviceTask bpmn:callActivity bpmn:exclusiveGateway bpmn:parallelGateway bpmn:subProcess bpmn:sequenceFlow |
            bpmn:extensionElements | bpmn:process bpmn:startEvent bpmn:endEvent bpmn:intermediateCatchEvent bpmn:boundaryEvent bpmn:userTask bpmn:serviceTask bpmn:callActivity bpmn:exclusiveGateway bpmn:parallelGateway bpmn:subProcess bpmn:sequenceFlow |
            camunda:properties | bpmn:extensionElements |
            camunda:property | camunda:properties | name value
            camunda:in | bpmn:extensionElements | source target businessKey
            bpmn:textAnnotation | bpmn:process bpmn:subProcess | id
            bpmn:text | bpmn:textAnnotation |
            bpmn:association | bpmn:process bpmn:subProcess | id sourceRef targetRef associationDirection
            bpmndi:BPMNDiagram | bpmn:definitions | id name
            bpmndi:BPMNPlane | bpmndi:BPMNDiagram | id bpmnElement
            bpmndi:BPMNShape | bpmndi:BPMNPlane | id bpmnElement isHorizontal isExpanded isMarkerVisible
            bpmndi:BPMNEdge | bpmndi:BPMNPlane | id bpmnElement
            bpmndi:BPMNLabel | bpmndi:BPMNShape bpmndi:BPMNEdge | id
            dc:Bounds | bpmndi:BPMNShape bpmndi:BPMNLabel | x y width height
            di:waypoint | bpmndi:BPMNEdge | x y
            """);

    static final AllowList DMN = AllowList.of(
            Map.of(
                    "dmn", Namespaces.DMN,
                    "dmndi", Namespaces.DMN_DRAWING,
                    "dc", Namespaces.DMN_DC,
                    "di", Namespaces.DMN_DI,
                    "biodi", Namespaces.DMN_EDITOR,
                    "camunda", Namespaces.CAMUNDA_DMN),
            """
            dmn:definitions | - | id name namespace exporter exporterVersion
            dmn:decision | dmn:definitions | id name camunda:historyTimeToLive camunda:versionTag
            dmn:decisionTable | dmn:decision | id hitPolicy biodi:annotationsWidth
            dmn:input | dmn:decisionTable | id label biodi:width
            dmn:inputExpression | dmn:input | id typeRef expressionLanguage
            dmn:inputValues | dmn:input | id
            dmn:output | dmn:decisionTable | id name label typeRef biodi:width
            dmn:outputValues | dmn:output | id
            dmn:rule | dmn:decisionTable | id
            dmn:inputEntry | dmn:rule | id expressionLanguage
            dmn:outputEntry | dmn:rule | id expressionLanguage
            dmn:text | dmn:inputExpression dmn:inputValues dmn:outputValues dmn:inputEntry dmn:outputEntry |
            dmn:description | dmn:decision dmn:rule dmn:definitions |
            dmndi:DMNDI | dmn:definitions |
            dmndi:DMNDiagram | dmndi:DMNDI | id name
            dmndi:DMNShape | dmndi:DMNDiagram | id dmnElementRef
            dc:Bounds | dmndi:DMNShape | x y width height
            """);

    private Vocabulary() {}
}
