package kh.isaf.workflow.release;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.workflow.model.ShippedModels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The process models of the release that is live, read again when another one is. */
@Component
public class LiveModels {

    private final ReleaseStore store;
    private volatile @Nullable Known known;

    LiveModels(ReleaseStore store) {
        this.store = store;
    }

    /** The models of a release, which never change once it is live. */
    private record Known(UUID release, ShippedModels models) {}

    public ShippedModels get() {
        UUID live = store.live().orElseThrow().id();
        Known last = known;
        if (last == null || !last.release().equals(live)) {
            last = new Known(live, read(store.files(live)));
            known = last;
        }
        return last.models();
    }

    private static ShippedModels read(ReleaseFiles files) {
        List<byte[]> models = files.byName().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".bpmn"))
                .map(Map.Entry::getValue)
                .toList();
        return ShippedModels.of(models);
    }
}
