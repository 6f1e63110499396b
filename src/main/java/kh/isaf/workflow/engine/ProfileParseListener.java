package kh.isaf.workflow.engine;

import static org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kh.isaf.cycle.Stage;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Ties every model to the domain as it is read: a user task opens a work item, a stage's process opens and closes the
 * stage, and the names its conditions ask for are the only answers that become variables.
 */
@Component
class ProfileParseListener extends AbstractBpmnParseListener {

    static final String CONDITION_NAMES = "isaf.conditionNames";
    static final String STAGE = "isaf.stage";
    static final String CHASES = "isaf.chases";
    static final String GUIDANCE = "isaf.guidance";
    static final String ROLE = "isaf.role";
    static final String STEP = "isaf.step";
    static final String NAME_KM = "isaf.nameKm";

    private static final String COMMUNE_CYCLE = "communeCycle";
    private static final Pattern NAME = Pattern.compile("\\$\\{\\s*([A-Za-z]\\w*)");

    private final WorkItemListener workItems;
    private final StageListener stages;
    private final CycleListener cycles;

    ProfileParseListener(WorkItemListener workItems, StageListener stages, CycleListener cycles) {
        this.workItems = workItems;
        this.stages = stages;
        this.cycles = cycles;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        Map<String, String> properties = ModelProperties.of(element);
        definition.setProperty(CHASES, Boolean.parseBoolean(properties.get("chases")));
        Stage stage = Stage.of(properties.getOrDefault("stage", "")).orElse(null);
        if (stage != null) {
            definition.setProperty(STAGE, stage);
            if (stage.id().equals(definition.getKey())) {
                definition.addListener(ExecutionListener.EVENTNAME_START, stages);
                definition.addListener(ExecutionListener.EVENTNAME_END, stages);
            }
        }
        if (COMMUNE_CYCLE.equals(definition.getKey())) {
            definition.addListener(ExecutionListener.EVENTNAME_END, cycles);
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        Map<String, String> properties = ModelProperties.of(element);
        activity.setProperty(GUIDANCE, properties);
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        String role = String.valueOf(element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, "candidateGroups"));
        activity.setProperty(ROLE, role);
        activity.setProperty(NAME_KM, element.attribute("name"));
        String days = properties.getOrDefault("dueDays", "");
        TaskListener open = workItems.opening(
                role,
                element.attribute("name"),
                properties.getOrDefault("nameEn", element.attribute("name")),
                days.isEmpty() ? null : Integer.valueOf(days));
        task.addTaskListener(TaskListener.EVENTNAME_CREATE, open);
        task.addTaskListener(TaskListener.EVENTNAME_DELETE, workItems.excusing());
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        activity.setProperty(NAME_KM, element.attribute("name"));
        activity.setProperty(STEP, ModelProperties.of(element));
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        noteNames(element, scope);
    }

    /** Notes the answer for which a line asks. */
    static void noteNames(Element element, ScopeImpl scope) {
        Element condition = element.element("conditionExpression");
        if (condition == null) {
            return;
        }
        Matcher name = NAME.matcher(condition.getText());
        while (name.find()) {
            conditionNames((ProcessDefinitionEntity) scope.getProcessDefinition())
                    .add(name.group(1));
        }
    }

    @SuppressWarnings("unchecked")
    private static Set<String> conditionNames(ProcessDefinitionEntity definition) {
        Object names = definition.getProperty(CONDITION_NAMES);
        if (names == null) {
            names = new HashSet<String>();
            definition.setProperty(CONDITION_NAMES, names);
        }
        return (Set<String>) names;
    }
}
