package kh.isaf.modelling.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kh.isaf.workflow.model.ProcessOutline.Text;
import tools.jackson.databind.JsonNode;

/** The elements of a form: its questions, lists and groups, each found again by the name of its answer. */
final class FormParts {

    /** Which editor wrote the file, and where on the line a question stands. */
    private static final Set<String> NO_MEANING = Set.of(
            "exporter",
            "executionPlatform",
            "executionPlatformVersion",
            "$schema",
            "layout",
            "components",
            "values",
            "id");

    private final List<Part> parts = new ArrayList<>();

    private FormParts() {}

    static List<Part> read(JsonNode form) {
        FormParts reading = new FormParts();
        Map<Trait, Said> traits = new LinkedHashMap<>();
        flatten(form, "", traits);
        put(traits, "formId", form.path("id"));
        reading.parts.add(new Part("", PartKind.FORM, Said.NOTHING, "", 0, traits, ""));
        reading.components(form, "", "");
        return reading.parts;
    }

    /**
     * @param list in whose rows the answers are; empty where they are answers of the whole form
     * @param within the list or group around
     */
    private void components(JsonNode owner, String list, String within) {
        int place = 0;
        for (JsonNode component : owner.path("components")) {
            place++;
            String own = name(component);
            String id = list.isEmpty() ? own : list + "." + own;
            PartKind kind = PartKind.ofComponent(component.path("type").asString(""));
            Map<Trait, Said> traits = new LinkedHashMap<>();
            flatten(component, "", traits);
            options(component, traits);
            parts.add(new Part(
                    id,
                    kind,
                    label(component),
                    within,
                    place,
                    traits,
                    component.path("layout").path("columns").asString("")));
            components(component, kind == PartKind.LIST ? id : list, id);
        }
    }

    private static String name(JsonNode component) {
        for (String name : List.of("key", "path", "id")) {
            if (!component.path(name).asString("").isEmpty()) {
                return component.path(name).asString("");
            }
        }
        return component.path("type").asString("");
    }

    private static Text label(JsonNode component) {
        JsonNode english = component.path("properties");
        for (String name : List.of("label", "dateLabel", "text")) {
            String label = component.path(name).asString("");
            if (!label.isEmpty()) {
                String other = english.path("label_en")
                        .asString(english.path("text_en").asString(""));
                return new Text(label, other);
            }
        }
        return Said.NOTHING;
    }

    /** Every value under the path of names that leads to it. */
    private static void flatten(JsonNode object, String path, Map<Trait, Said> traits) {
        object.properties().forEach(member -> {
            String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            JsonNode value = member.getValue();
            boolean asUnsaid = name.equals("validate.required") && value.isBoolean() && !value.booleanValue();
            if (NO_MEANING.contains(name) || value.isNull() || asUnsaid) {
                return;
            }
            if (value.isObject()) {
                flatten(value, name, traits);
            } else if (name.startsWith("properties.option_") && name.endsWith("_en")) {
                traits.put(
                        new Trait("optionEn", name.substring("properties.option_".length(), name.length() - 3)),
                        Said.of(value.asString("")));
            } else {
                Trait trait = trait(name);
                traits.put(trait, value.isBoolean() ? yes(value.booleanValue()) : Said.of(plain(value)));
            }
        });
        traits.values().removeIf(said -> said.raw().isEmpty());
    }

    private static Said yes(boolean value) {
        return Said.key(String.valueOf(value), "compare.value." + value);
    }

    static String plain(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    private static Trait trait(String name) {
        return switch (name) {
            case "dateLabel", "timeLabel" -> Trait.of("label");
            case "properties.label_en" -> Trait.of("labelEn");
            case "properties.description_en" -> Trait.of("descriptionEn");
            case "properties.text_en" -> Trait.of("textEn");
            case "conditional.hide" -> Trait.of("hide");
            case "label", "description", "text", "type", "key", "path" -> Trait.of(name);
            default -> {
                boolean rule = name.startsWith("validate.");
                String bare = rule ? name.substring("validate.".length()) : name;
                yield Set.of("required", "min", "max", "minLength", "maxLength", "pattern")
                                        .contains(bare)
                                && rule
                        ? Trait.of(bare)
                        : new Trait(
                                name.startsWith("properties.") ? "property" : "other", name.replace("properties.", ""));
            }
        };
    }

    private static void options(JsonNode component, Map<Trait, Said> traits) {
        List<String> order = new ArrayList<>();
        for (JsonNode option : component.path("values")) {
            String value = option.path("value").asString("");
            order.add(value);
            String label = option.path("label").asString("");
            traits.put(new Trait("option", value), Said.of(label.isEmpty() ? value : label));
        }
        if (order.size() > 1) {
            traits.put(Trait.of("optionOrder"), Said.of(String.join(" ", order)));
        }
    }

    private static void put(Map<Trait, Said> traits, String id, JsonNode value) {
        if (!value.asString("").isEmpty()) {
            traits.put(Trait.of(id), Said.of(value.asString("")));
        }
    }
}
