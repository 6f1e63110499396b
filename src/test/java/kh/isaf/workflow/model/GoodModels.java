package kh.isaf.workflow.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Models that break no rule, and the names they use: attacks are planted into these. */
public final class GoodModels {

    public static final List<String> FILES =
            List.of("goodProcess.bpmn", "goodChild.bpmn", "goodDecision.dmn", "enterThing.form");

    private GoodModels() {}

    public static Catalogue catalogue() {
        return new Catalogue(
                Set.of("doGood"),
                Catalogue.COMPUTED_NAMES,
                Set.of("facilitator", "clerk"),
                Set.of("scorecard"),
                Map.of(),
                Map.of());
    }

    public static byte[] content(String file) {
        try (InputStream content = GoodModels.class.getResourceAsStream("/models/" + file)) {
            return Objects.requireNonNull(content, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<ModelFile> all() {
        return FILES.stream().map(file -> new ModelFile(file, content(file))).toList();
    }
}
