package kh.isaf.workflow.model;

import java.util.List;
import kh.isaf.workflow.model.xml.Places;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The rule families of a process, in the order in which their findings make sense. */
final class BpmnRules {

    private BpmnRules() {}

    static void check(Document document, Catalogue catalogue, boolean tagged, Findings findings) {
        XmlRules.check(document.getDocumentElement(), Vocabulary.BPMN, findings);
        if (!findings.isEmpty()) {
            return;
        }
        Element definitions = document.getDocumentElement();
        List<Element> processes =
                Places.children(definitions, Namespaces.BPMN, "process").toList();
        if (processes.size() != 1) {
            findings.add(definitions, Reason.ONE_PROCESS, String.valueOf(processes.size()));
            return;
        }
        BpmnModel model = new BpmnModel(definitions, processes.get(0), catalogue);
        IdRules.check(model, findings);
        ExpressionRules.check(model, findings);
        ConditionRules.check(model, findings);
        TimerRules.check(model, findings);
        CallRules.check(model, findings);
        FlowRules.check(model, findings);
        WordingRules.check(model, findings);
        ProfileRules.check(model, tagged, findings);
        DrawingRules.check(model, findings);
        DoubtRules.check(model, findings);
    }
}
