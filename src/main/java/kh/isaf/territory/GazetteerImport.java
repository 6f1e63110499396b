package kh.isaf.territory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.imports.Change;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the areas of the national gazetteer from a file of national staff: all of it or, with one bad line, nothing.
 * Areas the file does not name stay as they are.
 */
@Service
public class GazetteerImport {

    private final AreaTable table;
    private final AuditTrail audit;

    GazetteerImport(AreaTable table, AuditTrail audit) {
        this.table = table;
        this.audit = audit;
    }

    /** Tells what an import of this file would do, and does nothing. */
    @Transactional(readOnly = true)
    public GazetteerResult preview(byte[] file) {
        return result(GazetteerFile.read(file), new ArrayList<>());
    }

    /** Imports the file if it is without a fault. */
    @Transactional
    public GazetteerResult run(Actor actor, byte[] file) {
        table.lock();
        List<Change> changes = new ArrayList<>();
        GazetteerResult result = result(GazetteerFile.read(file), changes);
        if (result.accepted() && !changes.isEmpty()) {
            table.write(actor, changes);
            String after = "%d added, %d changed".formatted(result.added(), result.changed());
            audit.record(actor, "area.import", "area", null, after, null);
        }
        return result;
    }

    private GazetteerResult result(GazetteerChecks checks, List<Change> changes) {
        List<GazetteerRow> rows = checks.rows().stream()
                .sorted(Comparator.comparing(row -> row.type().level()))
                .toList();
        Map<String, Map<String, String>> known = table.current(checks.rows().stream()
                .flatMap(row -> Stream.of(row.code(), Objects.requireNonNullElse(row.parentCode(), "")))
                .collect(Collectors.toSet()));
        Map<AreaLevel, Integer> counts = new EnumMap<>(AreaLevel.class);
        for (GazetteerRow row : rows) {
            counts.merge(row.type().level(), 1, Integer::sum);
            Map<String, String> area = known.get(row.code());
            if (area == null || !row.describes(area)) {
                changes.add(new Change(row.code(), area, row.over(area == null ? Map.of() : area)));
            }
        }
        int added =
                (int) changes.stream().filter(change -> change.before() == null).count();
        return new GazetteerResult(
                counts,
                added,
                changes.size() - added,
                rows.size() - changes.size(),
                changes.stream().map(AreaChange::of).toList(),
                checks.faults(known.keySet()));
    }
}
