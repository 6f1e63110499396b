package kh.isaf.people;

import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.imports.Change;
import kh.isaf.imports.Column;
import kh.isaf.imports.Column.Kind;
import kh.isaf.imports.Faults;
import kh.isaf.imports.Register;
import kh.isaf.imports.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Committees, councils, working groups and networks as a table, one row each. */
@Component
@Transactional
class BodiesTable implements Register {

    private static final List<Column> COLUMNS = List.of(
            Column.required("code", Kind.CODE, 40, "120802-JAAPC"),
            Column.choice(
                    "kind",
                    true,
                    Arrays.stream(BodyKind.values()).map(BodyKind::id).toList(),
                    "jaapCommittee"),
            Column.optional("area_code", Kind.AREA, 6, "120802"),
            Column.required("name_km", Kind.TEXT, 160, "គណៈកម្មាធិការផែនការរួម"),
            Column.required("name_latin", Kind.TEXT, 160, "JAAP Committee"),
            Column.required("term_from", Kind.DATE, 10, "2027-01-01"),
            Column.optional("term_to", Kind.DATE, 10, "2031-12-31"),
            Column.optional("decision_number", Kind.TEXT, 60, "12/27"),
            Column.optional("decision_date", Kind.DATE, 10, "2026-12-20"));

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final AuditTrail audit;

    BodiesTable(JdbcClient jdbc, JdbcTemplate batches, AuditTrail audit) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.audit = audit;
    }

    @Override
    public String id() {
        return "bodies";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Row row) {
        return row.get("code");
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> keys() {
        return jdbc.sql("""
                select code from body order by code""").query(String.class).list();
    }

    @Override
    public void lock() {
        jdbc.sql("lock table body in share row exclusive mode").update();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Map<String, String>> current(Collection<String> keys) {
        Map<String, Map<String, String>> current = new HashMap<>();
        jdbc.sql("""
                select code, kind, area_code, name_km, name_latin, term_from::text, (term_to - 1)::text as term_to,
                    decision_number, decision_date::text from body where code = any(?)""").param(keys.toArray(String[]::new)).query(row -> {
            Map<String, String> cells = new HashMap<>();
            for (Column column : COLUMNS) {
                cells.put(column.name(), Objects.requireNonNullElse(row.getString(column.name()), ""));
            }
            current.put(row.getString("code"), cells);
        });
        return current;
    }

    @Override
    @Transactional(readOnly = true)
    public void check(List<Row> rows, Faults faults) {
        Set<String> areas = new HashSet<>(jdbc.sql("select code from area where code = any(?)")
                .param(rows.stream().map(row -> row.get("area_code")).toArray(String[]::new))
                .query(String.class)
                .list());
        for (Row row : rows) {
            String area = row.get("area_code");
            if (!area.isEmpty() && !areas.contains(area)) {
                faults.add(row.line(), "area_code", "register.people.error.noArea", area);
            } else if (BodyKind.of(row.get("kind"))
                    .filter(kind -> !kind.fits(area))
                    .isPresent()) {
                faults.add(row.line(), "area_code", "register.bodies.error.wrongPlace");
            }
            if (row.has("term_from")
                    && row.has("term_to")
                    && LocalDate.parse(row.get("term_to")).isBefore(LocalDate.parse(row.get("term_from")))) {
                faults.add(row.line(), "term_to", "people.error.endsBefore");
            }
        }
    }

    @Override
    public void write(Actor by, List<Change> changes) {
        List<Object[]> wanted = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Change change : changes) {
            Map<String, String> after = change.after();
            if (after == null) {
                gone.add(change.key());
            } else {
                LocalDate to = day(after, "term_to");
                wanted.add(new Object[] {
                    change.key(),
                    after.get("kind"),
                    after.getOrDefault("area_code", ""),
                    after.get("name_km"),
                    after.get("name_latin"),
                    day(after, "term_from"),
                    to == null ? null : to.plusDays(1),
                    after.getOrDefault("decision_number", ""),
                    day(after, "decision_date")
                });
            }
        }
        requireUnused(gone);
        batches.batchUpdate("""
                insert into body (code, kind, area_code, name_km, name_latin, term_from, term_to, decision_number,
                    decision_date)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update set kind = excluded.kind, area_code = excluded.area_code,
                    name_km = excluded.name_km, name_latin = excluded.name_latin, term_from = excluded.term_from,
                    term_to = excluded.term_to, decision_number = excluded.decision_number,
                    decision_date = excluded.decision_date""", wanted, new int[] {
            Types.VARCHAR,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.DATE,
            Types.DATE,
            Types.VARCHAR,
            Types.DATE
        });
        jdbc.sql("delete from body where code = any(?)")
                .param(gone.toArray(String[]::new))
                .update();
        audit.record(by, "bodies.import", "body", null, wanted.size() + " entries", gone.size() + " taken away");
    }

    private void requireUnused(List<String> gone) {
        jdbc.sql("select min(body_code) from body_member where body_code = any(?) having min(body_code) is not null")
                .param(gone.toArray(String[]::new))
                .query(String.class)
                .optional()
                .ifPresent(code -> {
                    throw new Refusal(null, "register.bodies.error.hasMembers", code);
                });
    }

    private static @Nullable LocalDate day(Map<String, String> cells, String column) {
        String text = cells.getOrDefault(column, "");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
