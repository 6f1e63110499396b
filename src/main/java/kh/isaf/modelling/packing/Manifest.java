package kh.isaf.modelling.packing;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a package says of itself; the signature stands over exactly these bytes.
 *
 * @param installation the name of the installation that made it
 * @param publicKey by which its signature is held against
 * @param release its number there, or "draft"
 * @param files the check sum of each file
 */
public record Manifest(
        String productVersion,
        String installation,
        byte[] publicKey,
        String madeAt,
        String release,
        String noteKm,
        String noteEn,
        SortedMap<String, String> files) {

    /** The way packages are written; a reader takes no other. */
    public static final int FORMAT = 1;

    private static final int LONGEST = 2000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Fingerprint fingerprint() {
        return Fingerprint.of(publicKey);
    }

    byte[] written() {
        ObjectNode node = JSON.createObjectNode();
        node.put("format", FORMAT);
        node.put("productVersion", productVersion);
        node.put("installation", installation);
        node.put("publicKey", Base64.getEncoder().encodeToString(publicKey));
        node.put("madeAt", madeAt);
        node.put("release", release);
        node.put("noteKm", noteKm);
        node.put("noteEn", noteEn);
        ObjectNode sums = node.putObject("files");
        files.forEach(sums::put);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }

    /** Nothing where it is no manifest. */
    static Optional<Manifest> read(byte[] content) {
        try {
            JsonNode node = JSON.readTree(content);
            if (node.path("format").asInt(0) != FORMAT || !node.path("files").isObject()) {
                return Optional.empty();
            }
            SortedMap<String, String> files = new TreeMap<>();
            for (Map.Entry<String, JsonNode> file : node.path("files").properties()) {
                files.put(file.getKey(), text(file.getValue()));
            }
            return Optional.of(new Manifest(
                    text(node.get("productVersion")),
                    text(node.get("installation")),
                    Base64.getDecoder().decode(text(node.get("publicKey"))),
                    text(node.get("madeAt")),
                    text(node.get("release")),
                    text(node.get("noteKm")),
                    text(node.get("noteEn")),
                    files));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable JsonNode node) {
        if (node == null
                || !node.isString()
                || node.stringValue().length() > LONGEST
                || node.stringValue().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a short text");
        }
        return node.stringValue();
    }
}
