package kh.isaf.workflow.render;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads form-js JSON into the parts of a form and refuses what the profile of forms does not hold. */
final class FormReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST = 1_000_000;
    private static final int MOST_PARTS = 500;
    private static final int DEEPEST = 5;

    private int parts;

    private FormReader() {}

    static FormSchema read(String json) {
        if (json.length() > LARGEST) {
            throw new FormNotReadable("form", "is larger than 1 MB");
        }
        JsonNode form = tree(json);
        String id = form.path("id").asString("");
        if (!form.path("components").isArray() || id.isBlank()) {
            throw new FormNotReadable("form", "has no id or no components");
        }
        return new FormSchema(id, new FormReader().fields(form, 0, false));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new FormNotReadable("form", "is not JSON: " + e.getOriginalMessage());
        }
    }

    private List<Field> fields(JsonNode holder, int depth, boolean inRow) {
        if (depth > DEEPEST) {
            throw new FormNotReadable(holder.path("id").asString("form"), "is nested too deep");
        }
        List<Field> fields = new ArrayList<>();
        for (JsonNode each : holder.path("components")) {
            if (++parts > MOST_PARTS) {
                throw new FormNotReadable("form", "has more than " + MOST_PARTS + " parts");
            }
            fields.add(field(new PartReader(each), each, depth, inRow));
        }
        return List.copyOf(fields);
    }

    private Field field(PartReader part, JsonNode json, int depth, boolean inRow) {
        return switch (part.type()) {
            case "textfield" -> part.text(false);
            case "textarea" -> part.text(true);
            case "number" -> part.amount();
            case "checkbox" -> new Field.Tick(part.frame());
            case "radio" -> new Field.OneOf(part.frame(), part.choices(), false);
            case "select" -> new Field.OneOf(part.frame(), part.choices(), true);
            case "checklist" -> new Field.AnyOf(part.frame(), part.choices());
            case "datetime" -> part.day();
            case "group" -> group(part, json, depth, inRow);
            case "dynamiclist" -> rows(part, json, depth, inRow);
            case "text" ->
                new Field.Note(part.wording("text"), part.property("sheet").orElse(null), part.hide());
            case "separator" -> new Field.Separator(part.hide());
            default -> throw part.refused("the profile of forms has no " + part.type());
        };
    }

    private Field group(PartReader part, JsonNode json, int depth, boolean inRow) {
        if (!json.path("path").asString("").isBlank()) {
            throw part.refused("a group has no path; answers stay side by side");
        }
        return new Field.Group(part.wording("label"), fields(json, depth + 1, inRow), part.hide());
    }

    private Field rows(PartReader part, JsonNode json, int depth, boolean inRow) {
        if (inRow) {
            throw part.refused("a list has no list inside");
        }
        return new Field.Rows(
                part.key("path"),
                part.wording("label"),
                fields(json, depth + 1, true),
                !json.path("allowAddRemove").asBoolean(true),
                Math.max(0, Math.min(json.path("defaultRepetitions").asInt(1), Typed.MOST_ROWS)),
                part.property("minRows").map(part::whole).orElse(0),
                part.hide());
    }
}
