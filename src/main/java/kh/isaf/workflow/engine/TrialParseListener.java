package kh.isaf.workflow.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Lets a trial note every step that is done and every line that is taken; opens no work item and no stage. */
final class TrialParseListener extends AbstractBpmnParseListener {

    private static final String MANY = "#multiInstanceBody";

    private final Supplier<Trial> trial;

    TrialParseListener(Supplier<Trial> trial) {
        this.trial = trial;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        listen(definition.getKey(), definition);
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        ProfileParseListener.noteNames(element, scope);
    }

    private void listen(String model, ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            String id = activity.getId();
            if (!id.endsWith(MANY)) {
                activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> {
                    if (!execution.isCanceled()) {
                        trial.get().current().passed(model, id);
                    }
                });
            }
            for (PvmTransition transition : activity.getOutgoingTransitions()) {
                ((TransitionImpl) transition).addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                        execution -> trial.get().current().passed(model, transition.getId()));
            }
            listen(model, activity);
        }
    }
}
