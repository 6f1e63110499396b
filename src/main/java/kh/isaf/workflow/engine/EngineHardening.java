package kh.isaf.workflow.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import kh.isaf.workflow.model.Catalogue;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * Takes from the engine whatever runs code that a model brings along. Both layers are needed: the guard refuses the
 * model at the door; the engine, should one get past it, has nothing left to run it with.
 */
final class EngineHardening {

    private EngineHardening() {}

    /** The second layer alone; without {@link #guard} it takes any model and refuses to run what is in it. */
    static void apply(ProcessEngineConfigurationImpl engine, Names names) {
        BareNameExpressions expressions = new BareNameExpressions(names);
        engine.setExpressionManager(expressions);
        engine.setDmnElProvider(expressions.toElProvider());
        engine.setBeans(Map.of());
        engine.setScriptFactory(new NoScripts());
        engine.setScriptEngineResolver(new NoScripts.Engines());
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setArtifactFactory(new NoClasses());
        engine.setBpmnParseFactory(CautiousParse::new);
        engine.setCmmnEnabled(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setEnableXxeProcessing(false);
        engine.setDisableStrictCallActivityValidation(false);
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new QueriesWithoutExpressions()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new QueriesWithoutExpressions()));
    }

    static void guard(ProcessEngineConfigurationImpl engine, Supplier<Catalogue> catalogue) {
        if (engine.getCustomPreDeployers() != null) {
            throw new ProcessEngineException("The model guard must be the first deployer");
        }
        engine.setCustomPreDeployers(List.of(new ModelGuard(catalogue)));
    }
}
