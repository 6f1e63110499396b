package kh.isaf.workflow.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names a model may use: actions (service tasks), computed names, roles, stages, called models with the models they
 * call themselves, and forms with their fields.
 */
public record Catalogue(
        Set<String> actions,
        Set<String> computedNames,
        Set<String> roles,
        Set<String> stages,
        Map<String, Set<String>> models,
        Map<String, Set<String>> forms) {

    /** The names that code works out from the scope of a process; a bean of the engine's package answers each. */
    public static final Set<String> COMPUTED_NAMES = Set.of(
            "release",
            "businessKey",
            "providers",
            "sector",
            "monthOpens",
            "hasUnfundedLines",
            "supervisedByProvince",
            "climbsToProvince",
            "climbsToNation",
            "nextCheck");

    /** The variables that a process has beside the answers of its forms. */
    public static final Set<String> VARIABLES =
            Set.of("provider", "month", "loopCounter", "chunk", "importId", "areaCode", "workItem");

    /** The roles that are resolved by the area's variant. */
    public static final Set<String> ABSTRACT_ROLES = Set.of("facilitator", "dataEntry", "supervisor", "committee");

    public Catalogue {
        actions = Set.copyOf(actions);
        computedNames = Set.copyOf(computedNames);
        roles = Set.copyOf(roles);
        stages = Set.copyOf(stages);
        models = Map.copyOf(models);
        forms = Map.copyOf(forms);
    }

    /** What the product ships: actions, roles and stages from its classes, models and forms from its jar. */
    public static Catalogue shipped() {
        return ShippedCatalogue.load();
    }

    /** This catalogue with the models and forms that the given files define, which win over those of the same name. */
    public Catalogue with(List<ModelFile> files) {
        Map<String, Set<String>> allModels = new HashMap<>(models);
        Map<String, Set<String>> allForms = new HashMap<>(forms);
        for (ModelFile file : files) {
            FileFacts.read(file, allModels, allForms);
        }
        return new Catalogue(actions, computedNames, roles, stages, allModels, allForms);
    }

    /** Whether a model reaches itself through the models it calls. */
    boolean callsItself(String model, Set<String> called) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(called);
        while (!next.isEmpty()) {
            String name = next.pop();
            if (name.equals(model)) {
                return true;
            }
            if (seen.add(name)) {
                next.addAll(models.getOrDefault(name, Set.of()));
            }
        }
        return false;
    }
}
