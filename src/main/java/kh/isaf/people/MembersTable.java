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

/** Seats in bodies as a table, one row for each seat; bodies and people are in their registers before. */
@Component
@Transactional
class MembersTable implements Register {

    private static final List<Column> COLUMNS = List.of(
            Column.required("body_code", Kind.CODE, 40, "120802-JAAPC"),
            Column.required("person_code", Kind.CODE, 40, "120802-CAF-01"),
            Column.choice(
                    "position",
                    true,
                    Arrays.stream(Position.values()).map(Position::id).toList(),
                    "member"),
            Column.required("from", Kind.DATE, 10, "2027-01-01"),
            Column.optional("to", Kind.DATE, 10, "2031-12-31"));

    private static final String FIND = """
            select m.id, m.body_code || '/' || p.code || '/' || m.position as key, m.body_code, p.code as person_code,
                m.position, m.valid_from::text as from, (m.valid_to - 1)::text as to
            from body_member m join person p on p.id = m.person_id
            where m.body_code = any(:bodies) and m.body_code || '/' || p.code || '/' || m.position = any(:keys)
            order by m.valid_from, m.id""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Seats seats;
    private final AuditTrail audit;

    MembersTable(JdbcClient jdbc, JdbcTemplate batches, Seats seats, AuditTrail audit) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.seats = seats;
        this.audit = audit;
    }

    @Override
    public String id() {
        return "members";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Row row) {
        return Keys.of(row.get("body_code"), row.get("person_code"), row.get("position"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> keys() {
        return jdbc.sql("""
                select distinct m.body_code || '/' || p.code || '/' || m.position as key
                from body_member m join person p on p.id = m.person_id
                where p.code is not null order by key""").query(String.class).list();
    }

    @Override
    public void lock() {
        jdbc.sql("lock table body_member in share row exclusive mode").update();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Map<String, String>> current(Collection<String> keys) {
        Map<String, Map<String, String>> current = new HashMap<>();
        jdbc.sql(FIND)
                .param("bodies", Keys.parts(keys, 0))
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    Map<String, String> cells = new HashMap<>();
                    for (Column column : COLUMNS) {
                        cells.put(column.name(), Objects.requireNonNullElse(row.getString(column.name()), ""));
                    }
                    current.put(row.getString("key"), cells);
                });
        return current;
    }

    @Override
    @Transactional(readOnly = true)
    public void check(List<Row> rows, Faults faults) {
        Set<String> bodies = known("select code from body where code = any(?)", rows, "body_code");
        Set<String> people = known("select code from person where code = any(?)", rows, "person_code");
        for (Row row : rows) {
            if (!bodies.contains(row.get("body_code"))) {
                faults.add(row.line(), "body_code", "register.members.error.noBody", row.get("body_code"));
            }
            if (!people.contains(row.get("person_code"))) {
                faults.add(row.line(), "person_code", "register.members.error.noPerson", row.get("person_code"));
            }
            if (row.has("from")
                    && row.has("to")
                    && LocalDate.parse(row.get("to")).isBefore(LocalDate.parse(row.get("from")))) {
                faults.add(row.line(), "to", "people.error.endsBefore");
            }
        }
    }

    @Override
    public void write(Actor by, List<Change> changes) {
        List<String> keys = changes.stream().map(Change::key).toList();
        Map<String, Long> held = ids(keys);
        List<Object[]> changed = new ArrayList<>();
        List<Object[]> added = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        for (Change change : changes) {
            Map<String, String> after = change.after();
            Long id = held.get(change.key());
            if (after == null) {
                if (id != null) {
                    gone.add(id);
                }
                continue;
            }
            LocalDate from = day(after, "from");
            LocalDate to = day(after, "to");
            LocalDate end = to == null ? null : to.plusDays(1);
            if (id != null) {
                changed.add(new Object[] {from, end, id});
            } else {
                added.add(new Object[] {
                    Keys.part(change.key(), 0), Keys.part(change.key(), 2), from, end, Keys.part(change.key(), 1)
                });
            }
        }
        seats.remove(gone);
        batches.batchUpdate("update body_member set valid_from = ?, valid_to = ? where id = ?", changed, new int[] {
            Types.DATE, Types.DATE, Types.BIGINT
        });
        batches.batchUpdate(
                """
                insert into body_member (body_code, person_id, position, valid_from, valid_to)
                select ?, id, ?, ?, ? from person where code = ?""", added, new int[] {Types.VARCHAR, Types.VARCHAR, Types.DATE, Types.DATE, Types.VARCHAR});
        seats.carry(ids(keys).values());
        audit.record(by, "members.import", "body", null, keys.size() + " entries", gone.size() + " taken away");
    }

    private Map<String, Long> ids(Collection<String> keys) {
        Map<String, Long> ids = new HashMap<>();
        jdbc.sql(FIND)
                .param("bodies", Keys.parts(keys, 0))
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString("key"), row.getLong("id"));
                });
        return ids;
    }

    private Set<String> known(String sql, List<Row> rows, String column) {
        return new HashSet<>(jdbc.sql(sql)
                .param(rows.stream().map(row -> row.get(column)).distinct().toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private static @Nullable LocalDate day(Map<String, String> cells, String column) {
        String text = cells.getOrDefault(column, "");
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
