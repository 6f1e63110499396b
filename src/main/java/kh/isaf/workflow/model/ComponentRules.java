package kh.isaf.workflow.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kh.isaf.workflow.model.feel.FeelRefused;
import kh.isaf.workflow.model.feel.FeelText;
import org.jspecify.annotations.Nullable;

/** One component of a form: its type, the properties that type may have, and when it is hidden. */
final class ComponentRules {

    private static final Set<String> EVERYWHERE = Set.of("id", "type", "layout", "conditional", "properties");
    private static final Set<String> FIELD =
            Set.of("key", "label", "description", "validate", "defaultValue", "readonly", "disabled");
    private static final Set<String> CHOICE = Set.of("values", "valuesKey", "searchable");
    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry("textfield", Set.of()),
            Map.entry("textarea", Set.of()),
            Map.entry("number", Set.of("decimalDigits", "increment", "serializeToString")),
            Map.entry("checkbox", Set.of()),
            Map.entry("radio", CHOICE),
            Map.entry("select", CHOICE),
            Map.entry("checklist", CHOICE),
            Map.entry("datetime", Set.of("subtype", "dateLabel", "disallowPassedDates")),
            Map.entry("group", Set.of("label", "description", "components", "showOutline", "verticalAlignment")),
            Map.entry(
                    "dynamiclist",
                    Set.of(
                            "label",
                            "description",
                            "path",
                            "components",
                            "isRepeating",
                            "allowAddRemove",
                            "defaultRepetitions",
                            "showOutline",
                            "disableCollapse",
                            "nonCollapsedItems",
                            "verticalAlignment")),
            Map.entry("text", Set.of("text")),
            Map.entry("separator", Set.of()));
    private static final Set<String> NOT_FIELDS = Set.of("group", "dynamiclist", "text", "separator");
    private static final Set<String> OBJECTS = Set.of("layout", "conditional", "properties", "validate");
    private static final Set<String> LISTS = Set.of("values", "components");
    private static final Map<String, Class<?>> VALIDATION = Map.of(
            "required", Boolean.class,
            "min", BigDecimal.class,
            "max", BigDecimal.class,
            "minLength", BigDecimal.class,
            "maxLength", BigDecimal.class);

    private ComponentRules() {}

    static void check(FormJson component, Set<String> keys, Findings findings) {
        String name = name(component);
        String type = String.valueOf(component.string("type"));
        Set<String> own = OWN.get(type);
        if (own == null) {
            findings.add(component.line("type"), name, Reason.COMPONENT_TYPE, type);
            return;
        }
        for (String property : component.names()) {
            boolean known = EVERYWHERE.contains(property)
                    || own.contains(property)
                    || FIELD.contains(property) && !NOT_FIELDS.contains(type);
            Object value = component.value(property);
            boolean rightShape = OBJECTS.contains(property) == value instanceof FormJson
                    && LISTS.contains(property) == value instanceof List<?>;
            if (!known || !rightShape) {
                findings.add(component.line(property), name, Reason.COMPONENT_PROPERTY, property);
            } else {
                TextRules.plain(component, property, name, findings);
            }
        }
        required(component, type, name, findings);
        validation(component.value("validate"), name, findings);
        hiding(component.value("conditional"), keys, name, findings);
        TextRules.check(component, type, name, findings);
        component.objects("components").forEach(part -> check(part, keys, findings));
    }

    private static String name(FormJson component) {
        for (String property : List.of("key", "path", "id", "type")) {
            String name = component.string(property);
            if (name != null && !name.isBlank()) {
                return name.replace(' ', '_');
            }
        }
        return "component";
    }

    private static void required(FormJson component, String type, String name, Findings findings) {
        String must = type.equals("dynamiclist") ? "path" : "key";
        boolean answers = type.equals("dynamiclist") || !NOT_FIELDS.contains(type);
        if (answers && component.string(must) == null) {
            findings.add(component.line(), name, Reason.KEY, "");
        }
        if (type.equals("datetime") && !"date".equals(component.string("subtype"))) {
            findings.add(component.line("subtype"), name, Reason.VALUE, "subtype", "date");
        }
        if (OWN.getOrDefault(type, Set.of()).contains("values")
                && component.objects("values").isEmpty() == (component.string("valuesKey") == null)) {
            findings.add(component.line(), name, Reason.OPTIONS);
        }
    }

    private static void validation(@Nullable Object validate, String name, Findings findings) {
        if (!(validate instanceof FormJson rules)) {
            return;
        }
        for (String rule : rules.names()) {
            Class<?> expected = VALIDATION.get(rule);
            if (rule.equals("pattern")) {
                findings.add(rules.line(rule), name, Reason.PATTERN);
            } else if (expected == null || !expected.isInstance(rules.value(rule))) {
                findings.add(rules.line(rule), name, Reason.COMPONENT_PROPERTY, "validate." + rule);
            }
        }
    }

    private static void hiding(@Nullable Object conditional, Set<String> keys, String name, Findings findings) {
        if (!(conditional instanceof FormJson when)) {
            return;
        }
        for (String property : when.names()) {
            String text = when.string(property);
            int line = when.line(property);
            if (!property.equals("hide") || text == null || !text.startsWith("=")) {
                findings.add(line, name, Reason.COMPONENT_PROPERTY, "conditional." + property);
                continue;
            }
            try {
                for (String used : FeelText.namesInExpression(text.substring(1))) {
                    if (!keys.contains(used)) {
                        findings.add(line, name, Reason.FEEL_NAME, used);
                    }
                }
            } catch (FeelRefused e) {
                findings.add(line, name, Reason.of(e.problem()), e.part());
            }
        }
    }
}
