package kh.isaf.modelling.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.modelling.scenario.Scenario.Kind;
import kh.isaf.modelling.scenario.Scenario.Move;
import kh.isaf.modelling.scenario.Scenario.Then;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The file of a release in which its scenarios stand. */
public final class ScenarioFile {

    /** More would make a run too long. */
    public static final int MOST = 100;

    private static final int LARGEST = 1_000_000;
    private static final int DEEPEST = 8;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ScenarioFile() {}

    /** The file is not one that this page has written. */
    public static final class NotReadable extends Exception {

        private final int line;
        private final String place;

        NotReadable(int line, String place) {
            super(line + ": " + place);
            this.line = line;
            this.place = place;
        }

        public int line() {
            return line;
        }

        /** What stands there, or which entry it is. */
        public String place() {
            return place;
        }
    }

    public static List<Scenario> read(byte[] content) throws NotReadable {
        if (content.length > LARGEST) {
            throw new NotReadable(1, "1 MB");
        }
        try {
            JsonNode whole = JSON.readTree(new String(content, StandardCharsets.UTF_8));
            if (!whole.isArray() || whole.size() > MOST) {
                throw new NotReadable(1, "[1–" + MOST + "]");
            }
            List<Scenario> scenarios = new ArrayList<>();
            for (JsonNode one : whole) {
                scenarios.add(scenario(one, "[" + (scenarios.size() + 1) + "]"));
            }
            return scenarios;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new NotReadable(line, String.valueOf(e.getOriginalMessage()));
        }
    }

    public static byte[] write(List<Scenario> scenarios) {
        ArrayNode whole = JSON.createArrayNode();
        scenarios.forEach(one -> write(one, whole.addObject()));
        return (JSON.writeValueAsString(whole) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Scenario scenario(JsonNode node, String place) throws NotReadable {
        JsonNode name = child(node, "name", place);
        JsonNode given = node.path("given");
        JsonNode then = child(node, "then", place);
        List<Move> when = new ArrayList<>();
        for (JsonNode move : node.path("when")) {
            when.add(move(move, place + ".when[" + (when.size() + 1) + "]"));
        }
        return new Scenario(
                text(name, "km", place),
                text(name, "en", place),
                text(node, "model", place),
                texts(given.path("providers"), place),
                map(given.path("values"), place),
                when,
                new Then(
                        then.has("open") ? texts(then.path("open"), place) : null,
                        then.has("ended") ? Boolean.valueOf(then.path("ended").asBoolean(false)) : null,
                        texts(then.path("passed"), place),
                        texts(then.path("notPassed"), place)));
    }

    private static Move move(JsonNode node, String place) throws NotReadable {
        for (Kind kind : Kind.values()) {
            if (node.has(kind.id())) {
                return new Move(
                        kind,
                        text(node, kind.id(), place),
                        node.has("provider") ? text(node, "provider", place) : null,
                        map(node.path("answers"), place));
            }
        }
        throw new NotReadable(1, place);
    }

    private static JsonNode child(JsonNode node, String name, String place) throws NotReadable {
        if (!node.path(name).isObject()) {
            throw new NotReadable(1, place + "." + name);
        }
        return node.path(name);
    }

    private static String text(JsonNode node, String name, String place) throws NotReadable {
        JsonNode value = node.path(name);
        if (!value.isString() || value.asString().length() > 500) {
            throw new NotReadable(1, place + "." + name);
        }
        return value.asString().strip();
    }

    private static List<String> texts(JsonNode node, String place) throws NotReadable {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : node) {
            if (!one.isString() || one.asString().length() > 200) {
                throw new NotReadable(1, place);
            }
            texts.add(one.asString());
        }
        return texts;
    }

    private static Map<String, String> map(JsonNode node, String place) throws NotReadable {
        Map<String, String> map = new LinkedHashMap<>();
        for (var entry : node.properties()) {
            if (!entry.getValue().isValueNode()) {
                throw new NotReadable(1, place + "." + entry.getKey());
            }
            map.put(entry.getKey(), entry.getValue().asString());
        }
        return map;
    }

    private static void write(Scenario one, ObjectNode node) {
        node.putObject("name").put("km", one.km()).put("en", one.en());
        node.put("model", one.model());
        ObjectNode given = node.putObject("given");
        list(given, "providers", one.providers());
        map(given, "values", one.values());
        ArrayNode when = node.putArray("when");
        for (Move move : one.when()) {
            ObjectNode row = when.addObject().put(move.kind().id(), move.name());
            if (move.provider() != null) {
                row.put("provider", move.provider());
            }
            map(row, "answers", move.answers());
        }
        ObjectNode then = node.putObject("then");
        if (one.then().open() != null) {
            ArrayNode open = then.putArray("open");
            one.then().open().forEach(open::add);
        }
        if (one.then().ended() != null) {
            then.put("ended", one.then().ended());
        }
        list(then, "passed", one.then().passed());
        list(then, "notPassed", one.then().notPassed());
    }

    private static void list(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = node.putArray(name);
            values.forEach(list::add);
        }
    }

    private static void map(ObjectNode node, String name, @Nullable Map<String, String> values) {
        if (values != null && !values.isEmpty()) {
            ObjectNode map = node.putObject(name);
            values.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        }
    }
}
