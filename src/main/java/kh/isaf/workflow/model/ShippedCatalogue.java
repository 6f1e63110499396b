package kh.isaf.workflow.model;

import java.beans.Introspector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds what the product ships: the classes of its actions, and the models and forms beside them in the jar. */
final class ShippedCatalogue {

    private static final String ACTIONS = "kh.isaf.workflow.action";
    private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

    private ShippedCatalogue() {}

    static Catalogue load() {
        try {
            List<ModelFile> files = new ArrayList<>();
            for (String pattern : List.of("classpath*:processes/*.bpmn", "classpath*:forms/*.form")) {
                for (Resource resource : RESOURCES.getResources(pattern)) {
                    try (InputStream content = resource.getInputStream()) {
                        files.add(
                                new ModelFile(Objects.requireNonNull(resource.getFilename()), content.readAllBytes()));
                    }
                }
            }
            return new Catalogue(actions(), Catalogue.COMPUTED_NAMES, roles(), stages(), Map.of(), Map.of())
                    .with(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An action is a delegate class of the actions' package; models call it by its bean name. */
    private static Set<String> actions() throws IOException {
        Set<String> actions = new HashSet<>();
        String path = "classpath*:" + ACTIONS.replace('.', '/') + "/*.class";
        for (Resource resource : RESOURCES.getResources(path)) {
            String name = Objects.requireNonNull(resource.getFilename()).replace(".class", "");
            if (!name.contains("$") && !name.equals("package-info") && isAction(name)) {
                actions.add(Introspector.decapitalize(name));
            }
        }
        return actions;
    }

    private static boolean isAction(String simpleName) {
        try {
            Class<?> type = Class.forName(ACTIONS + "." + simpleName, false, ShippedCatalogue.class.getClassLoader());
            return JavaDelegate.class.isAssignableFrom(type) && !type.isInterface();
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** A task is for the holders of a role that acts, or for a role that the area's variant resolves. */
    private static Set<String> roles() {
        Set<String> roles = new HashSet<>(Catalogue.ABSTRACT_ROLES);
        Arrays.stream(Role.values())
                .filter(role -> role != Role.READER)
                .map(Role::id)
                .forEach(roles::add);
        return roles;
    }

    private static Set<String> stages() {
        return Arrays.stream(Stage.values()).map(Stage::id).collect(Collectors.toSet());
    }
}
