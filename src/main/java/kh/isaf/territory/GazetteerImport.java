package kh.isaf.territory;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the areas of the national gazetteer from a file of national staff: all of it or, with one bad line, nothing.
 * Areas the file does not name stay as they are.
 */
@Service
public class GazetteerImport {

    private final Areas areas;
    private final EntityManager entities;
    private final AuditTrail audit;

    GazetteerImport(Areas areas, EntityManager entities, AuditTrail audit) {
        this.areas = areas;
        this.entities = entities;
        this.audit = audit;
    }

    /** Tells what an import of this file would do, and does nothing. */
    @Transactional(readOnly = true)
    public GazetteerResult preview(byte[] file) {
        return compare(GazetteerFile.read(file), false);
    }

    /** Imports the file if it is without a fault. */
    @Transactional
    public GazetteerResult run(Actor actor, byte[] file) {
        entities.createNativeQuery("lock table area in share row exclusive mode")
                .executeUpdate();
        GazetteerResult result = compare(GazetteerFile.read(file), true);
        if (!result.changes().isEmpty()) {
            String after = "%d added, %d changed".formatted(result.added(), result.changed());
            audit.record(actor, "area.import", "area", null, after, null);
        }
        return result;
    }

    private GazetteerResult compare(GazetteerChecks checks, boolean apply) {
        Map<String, Area> known = areas.findAll().stream().collect(Collectors.toMap(Area::code, Function.identity()));
        List<RowFault> faults = checks.faults(known.keySet());
        Map<AreaLevel, Integer> counts = new EnumMap<>(AreaLevel.class);
        List<AreaChange> changes = new ArrayList<>();
        int added = 0;
        List<GazetteerRow> rows = checks.rows().stream()
                .sorted(Comparator.comparing(row -> row.type().level()))
                .toList();
        for (GazetteerRow row : rows) {
            counts.merge(row.type().level(), 1, Integer::sum);
            Area area = known.get(row.code());
            if (area != null && area.isDescribedBy(row.type(), row.nameKm(), row.nameLatin())) {
                continue;
            }
            changes.add(change(area, row));
            added += area == null ? 1 : 0;
            if (apply && faults.isEmpty()) {
                apply(area, row);
            }
        }
        int changed = changes.size() - added;
        return new GazetteerResult(counts, added, changed, rows.size() - changes.size(), changes, faults);
    }

    private void apply(@Nullable Area area, GazetteerRow row) {
        if (area == null) {
            entities.persist(new Area(row.code(), row.parentCode(), row.type(), row.nameKm(), row.nameLatin()));
        } else {
            area.describe(row.type(), row.nameKm(), row.nameLatin());
        }
    }

    private static AreaChange change(@Nullable Area area, GazetteerRow row) {
        String before = area == null ? null : words(area.type(), area.nameKm(), area.nameLatin());
        return new AreaChange(row.code(), before, words(row.type(), row.nameKm(), row.nameLatin()));
    }

    private static String words(AreaType type, String nameKm, String nameLatin) {
        return type.id() + " " + nameKm + " " + nameLatin;
    }
}
