package kh.isaf.workflow.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The process models of a release, each under its id: the one that runs a cycle first, then those it calls. */
public final class ShippedModels {

    /** A model as the file it came in and as text. */
    public record ShippedModel(ProcessOutline outline, byte[] bpmn) {}

    private final Map<String, ShippedModel> models = new LinkedHashMap<>();

    private ShippedModels(Map<String, ShippedModel> byId) {
        List<String> called = byId.values().stream()
                .flatMap(model -> model.outline().calls().stream())
                .toList();
        byId.keySet().stream().filter(id -> !called.contains(id)).forEach(id -> add(id, byId));
    }

    /** The models of files that were checked before. */
    public static ShippedModels of(Collection<byte[]> files) {
        Map<String, ShippedModel> byId = new TreeMap<>();
        for (byte[] bpmn : files) {
            ProcessOutline outline = OutlineReader.read(bpmn);
            byId.put(outline.id(), new ShippedModel(outline, bpmn));
        }
        return new ShippedModels(byId);
    }

    /** Reads all models the product ships, from the class path. */
    public static ShippedModels load() {
        try {
            List<byte[]> files = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:processes/*.bpmn")) {
                files.add(file.getContentAsByteArray());
            }
            return of(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String id, Map<String, ShippedModel> byId) {
        ShippedModel model = byId.get(id);
        if (model != null && models.putIfAbsent(id, model) == null) {
            model.outline().calls().forEach(called -> add(called, byId));
        }
    }

    public List<ProcessOutline> outlines() {
        return models.values().stream().map(ShippedModel::outline).toList();
    }

    public Optional<ShippedModel> find(String id) {
        return Optional.ofNullable(models.get(id));
    }
}
