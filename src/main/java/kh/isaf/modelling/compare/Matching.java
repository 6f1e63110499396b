package kh.isaf.modelling.compare;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds parts again that got another id: rows of a table that an editor numbered anew, and nothing else. */
final class Matching {

    private Matching() {}

    /** The parts of the later file under the ids of the earlier one. */
    static Map<String, Part> named(Map<String, Part> before, Map<String, Part> after) {
        Map<Object, String> lost = new HashMap<>();
        before.forEach((id, part) -> {
            if (part.kind() == PartKind.ROW && !after.containsKey(id)) {
                lost.put(part.traits(), id);
            }
        });
        Map<String, Part> named = new LinkedHashMap<>();
        after.forEach((id, part) -> {
            String known = part.kind() == PartKind.ROW && !before.containsKey(id) ? lost.remove(part.traits()) : null;
            named.put(known == null ? id : known, part);
        });
        return named;
    }
}
