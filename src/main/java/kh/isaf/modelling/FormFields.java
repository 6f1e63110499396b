package kh.isaf.modelling;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a form whose answers a question of the model may ask for. */
public final class FormFields {

    private static final JsonMapper JSON = new JsonMapper();

    /** One answer to choose, in both languages. */
    public record FormOption(String value, String km, String en) {}

    /** One field; without options it is a text or a number. */
    public record FormField(String key, String type, String km, String en, List<FormOption> options) {}

    private FormFields() {}

    /** Empty for a form that cannot be read: an unfinished one may stand in a draft. */
    static List<FormField> of(byte[] form) {
        List<FormField> fields = new ArrayList<>();
        try {
            collect(JSON.readTree(form), fields);
        } catch (JacksonException notReadable) {
            return List.of();
        }
        return fields;
    }

    private static void collect(JsonNode holder, List<FormField> fields) {
        for (JsonNode part : holder.path("components")) {
            String key = part.path("key").asString("");
            if (part.path("type").asString("").equals("dynamiclist")) {
                continue;
            }
            if (!key.isEmpty()) {
                fields.add(field(key, part));
            }
            collect(part, fields);
        }
    }

    private static FormField field(String key, JsonNode part) {
        JsonNode english = part.path("properties");
        List<FormOption> options = new ArrayList<>();
        for (JsonNode option : part.path("values")) {
            String value = option.path("value").asString("");
            options.add(new FormOption(
                    value,
                    option.path("label").asString(value),
                    english.path("option_" + value + "_en").asString(value)));
        }
        String km = part.path("label").asString(part.path("dateLabel").asString(key));
        return new FormField(
                key,
                part.path("type").asString(""),
                km,
                english.path("label_en").asString(km),
                options);
    }
}
