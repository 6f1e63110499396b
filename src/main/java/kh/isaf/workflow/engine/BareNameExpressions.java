package kh.isaf.workflow.engine;

import java.lang.reflect.Method;
import java.util.Map;
import kh.isaf.workflow.model.BareName;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * The engine's expressions cut down to bare names: no methods, no properties, no functions, no objects of the engine.
 * An expression of any other shape is refused when the model is read, before anything could run.
 */
final class BareNameExpressions extends JuelExpressionManager {

    private final NamesOnly resolver;

    BareNameExpressions(Names names) {
        super(Map.of());
        this.resolver = new NamesOnly(names);
        setExpressionFactory(new ExpressionFactoryImpl(ExpressionFactoryImpl.Profile.JEE5));
    }

    @Override
    public ValueExpression createValueExpression(String expression) {
        if ((expression.contains("${") || expression.contains("#{"))
                && BareName.in(expression.strip()).isEmpty()) {
            throw new ProcessEngineException("A model may hold bare names and single comparisons only: " + expression);
        }
        return super.createValueExpression(expression);
    }

    /** The stock functions read the signed-in user and the clock; models have no functions. */
    @Override
    public void addFunction(String name, Method function) {}

    @Override
    protected ELResolver createElResolver() {
        return resolver;
    }

    @Override
    protected ElProvider createElProvider() {
        return expression -> {
            throw new ProcessEngineException("Decisions are written in FEEL: " + expression);
        };
    }
}
