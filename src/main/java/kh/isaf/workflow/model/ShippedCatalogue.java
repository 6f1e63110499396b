package kh.isaf.workflow.model;

import java.beans.Introspector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds what the product ships: the classes of its actions, and the models and forms beside them in the jar. */
final class ShippedCatalogue {

    private static final String ACTIONS = "kh.isaf.workflow.action";
    private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

    private static final Set<String> CONCRETE_ROLES = Set.of(
            "caf",
            "csoStaff",
            "focalPerson",
            "clerk",
            "councilMember",
            "committeeMember",
            "committeeChair",
            "ombudsman",
            "dmkGroup",
            "cpGroup",
            "ncddsAdmin");
    private static final Set<String> STAGES = Set.of(
            "i4cPreparation",
            "dissemination",
            "scorecard",
            "selfAssessment",
            "sectorInterfaceMeeting",
            "interfaceMeeting",
            "jaapApproval",
            "integration",
            "jaapMonitoring");

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
            return new Catalogue(actions(), Catalogue.COMPUTED_NAMES, roles(), STAGES, Map.of(), Map.of()).with(files);
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

    private static Set<String> roles() {
        Set<String> roles = new HashSet<>(Catalogue.ABSTRACT_ROLES);
        roles.addAll(CONCRETE_ROLES);
        return roles;
    }
}
