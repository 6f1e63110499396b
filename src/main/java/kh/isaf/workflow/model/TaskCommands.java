package kh.isaf.workflow.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What the product's commands take from the form of each task, read from their classes without starting anything. */
final class TaskCommands {

    private static final String FORMS = "kh.isaf.workflow.form";
    private static final Map<String, Map<String, Wanted>> SHIPPED = load();

    private TaskCommands() {}

    /**
     * One answer that a command takes.
     *
     * @param types the types of component that give it; none for any
     * @param values the only values it understands; none for any
     * @param row what a row of it has
     */
    record Wanted(SortedSet<String> types, SortedSet<String> values, Map<String, Wanted> row) {}

    /** By task, what its command takes; a task that is not here keeps its answers as they were sent. */
    static Map<String, Map<String, Wanted>> shipped() {
        return SHIPPED;
    }

    private static Map<String, Map<String, Wanted>> load() {
        Map<String, Map<String, Wanted>> commands = new HashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + FORMS.replace('.', '/') + "/*.class")) {
                String name = Objects.requireNonNull(file.getFilename()).replace(".class", "");
                Class<?> type = Class.forName(FORMS + "." + name, false, TaskCommands.class.getClassLoader());
                Component bean = type.getAnnotation(Component.class);
                if (bean != null) {
                    command(type).ifPresent(command -> commands.put(bean.value(), wanted(command)));
                }
                for (Method method : type.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Bean.class)) {
                        command(method.getReturnType())
                                .ifPresent(command -> commands.put(method.getName(), wanted(command)));
                    }
                }
            }
            return Map.copyOf(commands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Class<?>> command(Class<?> form) {
        return Arrays.stream(form.getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType().getTypeName().equals(FORMS + ".TaskForm"))
                .<Class<?>>map(type -> (Class<?>) type.getActualTypeArguments()[0])
                .findFirst();
    }

    private static Map<String, Wanted> wanted(Class<?> command) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (RecordComponent part : command.getRecordComponents()) {
            wanted.put(part.getName(), wanted(part.getType(), part.getGenericType()));
        }
        return wanted;
    }

    private static Wanted wanted(Class<?> type, Type generic) {
        if (Collection.class.isAssignableFrom(type)) {
            Type of = generic instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : Object.class;
            Class<?> element = of instanceof Class<?> known ? known : Object.class;
            return element.isRecord()
                    ? new Wanted(types("dynamiclist"), types(), wanted(element))
                    : new Wanted(types("checklist"), values(element), Map.of());
        }
        return new Wanted(fitting(type), values(type), Map.of());
    }

    private static SortedSet<String> fitting(Class<?> type) {
        if (type == String.class) {
            return types("textfield", "textarea", "radio", "select");
        }
        if (type == boolean.class || type == Boolean.class) {
            return types("checkbox", "radio", "select");
        }
        if (Number.class.isAssignableFrom(type)
                || List.of(int.class, long.class, double.class).contains(type)) {
            return types("number", "radio", "select");
        }
        if (type == LocalDate.class) {
            return types("datetime");
        }
        return type.isEnum() || type == UUID.class ? types("radio", "select") : types();
    }

    private static SortedSet<String> types(String... types) {
        return new TreeSet<>(List.of(types));
    }

    /** The values as they are sent: what {@link JsonValue} says, or the constant's name. */
    private static SortedSet<String> values(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        SortedSet<String> values = new TreeSet<>();
        if (constants == null) {
            return values;
        }
        Optional<Method> sent = Stream.of(type.getMethods())
                .filter(method -> method.isAnnotationPresent(JsonValue.class))
                .findFirst();
        for (Object constant : constants) {
            try {
                values.add(
                        String.valueOf(sent.isPresent() ? sent.get().invoke(constant) : ((Enum<?>) constant).name()));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }
}
