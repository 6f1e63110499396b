package kh.isaf.modelling.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.workflow.model.ProcessOutline.Text;
import tools.jackson.databind.JsonNode;

/** The words of messages and guidance, and the scenarios, of a release: each by its name, with all it says. */
final class TextParts {

    private TextParts() {}

    /** Words by kind, then by the id of the message or task. */
    static List<Part> texts(JsonNode root) {
        List<Part> parts = new ArrayList<>();
        root.properties().forEach(kind -> kind.getValue().properties().forEach(text -> {
            Map<Trait, Said> traits = new LinkedHashMap<>();
            flatten(text.getValue(), "", traits);
            parts.add(new Part(
                    kind.getKey() + "/" + text.getKey(),
                    PartKind.TEXT,
                    new Text(text.getKey(), ""),
                    kind.getKey(),
                    0,
                    traits,
                    ""));
        }));
        return parts;
    }

    static List<Part> scenarios(JsonNode root) {
        List<Part> parts = new ArrayList<>();
        int place = 0;
        JsonNode list = root.isArray() ? root : root.path("scenarios");
        for (JsonNode scenario : list) {
            place++;
            Text name = name(scenario);
            Map<Trait, Said> traits = new LinkedHashMap<>();
            flatten(scenario, "", traits);
            String id = scenario.path("id").asString(name.km().isEmpty() ? String.valueOf(place) : name.km());
            parts.add(new Part(id, PartKind.SCENARIO, name, "", place, traits, ""));
        }
        return parts;
    }

    private static Text name(JsonNode scenario) {
        JsonNode name = scenario.path("name");
        return name.isObject()
                ? new Text(name.path("km").asString(""), name.path("en").asString(""))
                : new Text(
                        name.asString(scenario.path("nameKm").asString("")),
                        scenario.path("nameEn").asString(""));
    }

    private static void flatten(JsonNode value, String path, Map<Trait, Said> traits) {
        if (value.isObject()) {
            value.properties().forEach(member -> flatten(member.getValue(), under(path, member.getKey()), traits));
        } else if (value.isArray()) {
            int place = 0;
            for (JsonNode one : value) {
                place++;
                flatten(one, under(path, String.valueOf(place)), traits);
            }
        } else if (!value.isNull() && !FormParts.plain(value).isEmpty()) {
            boolean words = path.equals("km") || path.equals("en");
            traits.put(
                    words ? Trait.of(path.equals("km") ? "inKhmer" : "inEnglish") : new Trait("other", path),
                    Said.of(FormParts.plain(value)));
        }
    }

    private static String under(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
