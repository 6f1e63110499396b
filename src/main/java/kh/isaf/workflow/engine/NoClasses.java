package kh.isaf.workflow.engine;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** The engine makes no object of a class that a model names; what a model may call, it calls by an action's name. */
final class NoClasses implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("Models name no classes: " + type.getName());
    }
}
