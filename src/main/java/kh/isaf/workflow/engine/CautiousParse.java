package kh.isaf.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The engine's reader of processes without the few spots where it loads a class or runs a command by itself. */
final class CautiousParse extends BpmnParse {

    private static final String FORM_HANDLER = "formHandlerClass";

    CautiousParse(BpmnParser parser) {
        super(parser);
    }

    @Override
    protected void parseImports() {
        if (!rootElement.elements("import").isEmpty()) {
            throw new ProcessEngineException("A process imports nothing");
        }
    }

    @Override
    protected void parseStartFormHandlers(List<Element> starts, ProcessDefinitionEntity process) {
        starts.forEach(start -> refuse(start, FORM_HANDLER));
        super.parseStartFormHandlers(starts, process);
    }

    @Override
    public TaskDefinition parseTaskDefinition(
            Element task, String id, ActivityImpl activity, ProcessDefinitionEntity process) {
        refuse(task, FORM_HANDLER);
        return super.parseTaskDefinition(task, id, activity, process);
    }

    /** The engine's own kinds of service task run a shell command, send mail, or hand the work to a stranger. */
    @Override
    public void parseServiceTaskLike(
            ActivityImpl activity, String kind, Element element, Element extended, ScopeImpl scope) {
        refuse(element, TYPE);
        super.parseServiceTaskLike(activity, kind, element, extended, scope);
    }

    private static void refuse(Element element, String attribute) {
        String value = element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, attribute);
        if (value != null) {
            throw new ProcessEngineException("Models have no " + attribute + ": " + value);
        }
    }
}
