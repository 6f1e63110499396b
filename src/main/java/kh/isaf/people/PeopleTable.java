package kh.isaf.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.access.Role;
import kh.isaf.imports.Change;
import kh.isaf.imports.Column;
import kh.isaf.imports.Column.Kind;
import kh.isaf.imports.Faults;
import kh.isaf.imports.Register;
import kh.isaf.imports.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People as a table, one row for each role somebody holds; rows with the same code are the same person. */
@Component
@Transactional
class PeopleTable implements Register {

    /** The columns that are about the person, not about one of the roles. */
    static final List<String> OF_PERSON =
            List.of("name_km", "name_latin", "sex", "phone", "email", "language", "username", "post_at", "training");

    private static final List<Column> COLUMNS = List.of(
            Column.required("code", Kind.CODE, 40, "120802-CAF-01"),
            Column.required("name_km", Kind.TEXT, 120, "សុខ សុភា"),
            Column.required("name_latin", Kind.TEXT, 120, "Sok Sophea"),
            Column.choice("sex", true, List.of("female", "male", "other"), "female"),
            Column.optional("phone", Kind.PHONE, 20, "012345678"),
            Column.optional("email", Kind.EMAIL, 120, "sophea@example.org"),
            Column.choice("language", true, List.of("km", "en"), "km"),
            Column.optional("username", Kind.TEXT, 60, "sok.sophea"),
            Column.choice(
                    "role", true, Arrays.stream(Role.values()).map(Role::id).toList(), "caf"),
            Column.optional("area_code", Kind.AREA, 6, "120802"),
            Column.optional("provider_code", Kind.CODE, 40, ""),
            Column.required("from", Kind.DATE, 10, "2027-01-01"),
            Column.optional("to", Kind.DATE, 10, "2028-12-31"),
            Column.optional("post_at", Kind.CODES, 400, "120802-PS-01"),
            Column.optional("training", Kind.TEXT, 400, "I4C 2026"));

    private final JdbcClient jdbc;
    private final PeopleTableChecks checks;
    private final PeopleTableWriter writer;

    PeopleTable(JdbcClient jdbc, PeopleTableChecks checks, PeopleTableWriter writer) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.writer = writer;
    }

    @Override
    public String id() {
        return "people";
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Row row) {
        return keyOf(row);
    }

    static String keyOf(Row row) {
        return Keys.of(
                row.get("code"),
                row.get("role"),
                row.has("provider_code") ? row.get("provider_code") : row.get("area_code"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> keys() {
        return jdbc.sql("""
                select distinct p.code || '/' || r.role || '/' || coalesce(r.provider_code, r.area_code) as key
                from person p join role_assignment r on r.person_id = p.id
                where p.code is not null order by key""").query(String.class).list();
    }

    @Override
    public void lock() {
        jdbc.sql("lock table person, role_assignment in share row exclusive mode")
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Map<String, String>> current(Collection<String> keys) {
        Map<String, Map<String, String>> current = new HashMap<>();
        jdbc.sql("""
                select p.code || '/' || r.role || '/' || coalesce(r.provider_code, r.area_code) as key,
                    p.code, p.name_km, p.name_latin, lower(p.sex) as sex, p.phone, p.email, p.language, a.username,
                    r.role, r.area_code, r.provider_code, r.valid_from::text as from, (r.valid_to - 1)::text as to,
                    (select string_agg(distinct o.provider_code, ' ' order by o.provider_code) from post o
                        where o.person_id = p.id and o.valid_to is null) as post_at, p.training
                from person p join role_assignment r on r.person_id = p.id left join account a on a.person_id = p.id
                where p.code = any(:codes)
                    and p.code || '/' || r.role || '/' || coalesce(r.provider_code, r.area_code) = any(:keys)
                order by r.valid_from, r.id""")
                .param("codes", Keys.parts(keys, 0))
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    Map<String, String> cells = new HashMap<>();
                    for (Column column : COLUMNS) {
                        cells.put(column.name(), text(row.getString(column.name())));
                    }
                    current.put(row.getString("key"), cells);
                });
        return current;
    }

    @Override
    @Transactional(readOnly = true)
    public void check(List<Row> rows, Faults faults) {
        checks.check(rows, faults);
    }

    @Override
    public void write(Actor by, List<Change> changes) {
        writer.write(by, changes);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
