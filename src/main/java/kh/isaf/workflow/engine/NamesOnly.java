package kh.isaf.workflow.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.jspecify.annotations.Nullable;

/** Answers bare names in expressions: actions first, then computed names, then variables; never anything of these. */
final class NamesOnly extends ELResolver {

    /** Names under which the stock engine hands out its own objects. */
    private static final Set<String> ENGINE_OBJECTS =
            Set.of("execution", "task", "caseExecution", "externalTask", "authenticatedUserId", "variableContext");

    private final Names names;

    NamesOnly(Names names) {
        this.names = names;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null) {
            throw new ELException("A name has no parts: " + property);
        }
        String name = String.valueOf(property);
        if (ENGINE_OBJECTS.contains(name)) {
            throw new ELException("The engine's own objects are not for models: " + name);
        }
        if (names.actions().contains(name)) {
            context.setPropertyResolved(true);
            return names.action().apply(name);
        }
        VariableScope scope = (VariableScope) context.getContext(VariableScope.class);
        if (scope == null) {
            return null;
        }
        if (names.computedNames().contains(name)) {
            context.setPropertyResolved(true);
            return names.computedName().apply(name).value(scope);
        }
        if (scope.hasVariable(name)) {
            context.setPropertyResolved(true);
            return scope.getVariable(name);
        }
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        throw new PropertyNotWritableException("A model sets nothing: " + property);
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return Object.class;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }
}
