package kh.isaf.workflow.render;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what one component of a form says: key, wording in both languages, rules, options. */
final class PartReader {

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final int HALF_OF_THE_GRID = 8;

    private final JsonNode part;

    PartReader(JsonNode part) {
        this.part = part;
    }

    String type() {
        return part.path("type").asString("");
    }

    FormNotReadable refused(String reason) {
        String key = part.path("key").asString(part.path("path").asString(""));
        return new FormNotReadable(key.isEmpty() ? part.path("id").asString(type()) : key, reason);
    }

    String key(String name) {
        String key = part.path(name).asString("");
        if (!KEY.matcher(key).matches()) {
            throw refused("a key is letters, digits and _ and begins with a letter, not \"" + key + "\"");
        }
        return key;
    }

    Wording wording(String name) {
        return new Wording(part.path(name).asString(""), property(name + "_en").orElse(""));
    }

    Optional<String> property(String name) {
        JsonNode value = part.path("properties").path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asString(""));
    }

    int whole(String text) {
        return number(text).intValue();
    }

    Condition hide() {
        String feel = part.path("conditional").path("hide").asString("");
        return feel.isBlank() ? Condition.NEVER : Condition.of(name("key", "path"), feel);
    }

    Field.Frame frame() {
        int columns = part.path("layout").path("columns").asInt(0);
        return new Field.Frame(
                key("key"),
                type().equals("datetime") && part.has("dateLabel") ? dateLabel() : wording("label"),
                wording("description"),
                part.path("validate").path("required").asBoolean(false),
                part.path("readonly").asBoolean(false) || part.path("disabled").asBoolean(false),
                columns > 0 && columns <= HALF_OF_THE_GRID,
                preset(),
                hide());
    }

    Field.Text text(boolean lines) {
        JsonNode rules = part.path("validate");
        int longest = rules.path("maxLength").asInt(Typed.LONGEST_TEXT);
        return new Field.Text(frame(), lines, rules.path("minLength").asInt(0), Math.min(longest, Typed.LONGEST_TEXT));
    }

    Field.Amount amount() {
        JsonNode rules = part.path("validate");
        JsonNode decimals = part.path("decimalDigits");
        return new Field.Amount(
                frame(),
                bound(rules, "min"),
                bound(rules, "max"),
                decimals.isNumber() ? decimals.asInt() : null,
                property("moreThanHalfOf").orElse(null));
    }

    Field.Day day() {
        if (!part.path("subtype").asString("date").equals("date")) {
            throw refused("only dates are asked, no times");
        }
        return new Field.Day(
                frame(),
                property("notInFuture").filter("true"::equals).isPresent(),
                part.path("disallowPassedDates").asBoolean(false));
    }

    Choices choices() {
        String valuesKey = part.path("valuesKey").asString("");
        List<Option> options = new ArrayList<>();
        for (JsonNode each : part.path("values")) {
            String value = each.path("value").asString("");
            if (value.isBlank() || value.indexOf('|') >= 0) {
                throw refused("an option has a value, without |");
            }
            options.add(new Option(
                    value,
                    new Wording(
                            each.path("label").asString(value),
                            property("option_" + value + "_en").orElse(""))));
        }
        if (options.isEmpty() == valuesKey.isEmpty()) {
            throw refused("a choice has either values or a valuesKey");
        }
        return new Choices(options, valuesKey.isEmpty() ? null : valuesKey);
    }

    private Wording dateLabel() {
        return new Wording(
                part.path("dateLabel").asString(""), property("label_en").orElse(""));
    }

    private String name(String... names) {
        for (String name : names) {
            if (part.has(name)) {
                return part.path(name).asString("");
            }
        }
        return part.path("id").asString(type());
    }

    private @Nullable String preset() {
        JsonNode preset = part.path("defaultValue");
        return preset.isValueNode() && !preset.isNull() && !preset.isMissingNode() ? preset.asString("") : null;
    }

    private @Nullable BigDecimal bound(JsonNode rules, String name) {
        String text = rules.path(name).asString("");
        return text.isBlank() ? null : number(text);
    }

    private BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw refused("\"" + text + "\" is not a number");
        }
    }
}
