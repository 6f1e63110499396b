package kh.isaf.assessment;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kh.isaf.access.Actor;
import kh.isaf.access.Refusal;
import kh.isaf.imports.Change;
import kh.isaf.imports.Column;
import kh.isaf.imports.Column.Kind;
import kh.isaf.imports.Entries;
import kh.isaf.imports.Faults;
import kh.isaf.imports.Register;
import kh.isaf.imports.Row;
import kh.isaf.territory.ProviderKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The predefined criteria as a table. A criterion that is retired is no longer offered; scorecards of before still name
 * it. What citizens of one provider proposed is not in the table.
 */
@Component
@Transactional
class CriterionTable implements Register {

    private static final List<String> KINDS =
            Arrays.stream(ProviderKind.values()).map(ProviderKind::id).toList();

    private static final List<Column> COLUMNS = List.of(
            Column.required("code", Kind.CODE, 60, "PS-LIBRARY"),
            Column.choice("kind", true, KINDS, "primarySchool"),
            Column.required("position", Kind.NUMBER, 3, "3"),
            Column.required("name_km", Kind.TEXT, 200, "មានបណ្ណាល័យដំណើរការ"),
            Column.required("name_en", Kind.TEXT, 200, "A working library"),
            Column.optional("retired_on", Kind.DATE, 10, ""));

    private final JdbcClient jdbc;

    CriterionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String id() {
        return "criteria";
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
    public List<String> keys() {
        return jdbc.sql("select code from criterion where provider_code is null order by kind, position, code")
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, Map<String, String>> current(Collection<String> keys) {
        Map<String, Map<String, String>> entries =
                Entries.read(jdbc.sql("""
                        select code, kind, position, name_km, name_en, retired_on from criterion
                        where provider_code is null and code = any(:codes)""").param("codes", Entries.array(keys)), COLUMNS);
        entries.values()
                .forEach(entry -> entry.computeIfPresent(
                        "kind", (column, name) -> ProviderKind.valueOf(name).id()));
        return entries;
    }

    @Override
    public void lock() {
        jdbc.sql("lock table criterion in share row exclusive mode").update();
    }

    @Override
    public void check(List<Row> rows, Faults faults) {
        Map<String, Map<String, String>> current =
                current(rows.stream().map(row -> row.get("code")).toList());
        Set<String> proposed =
                new HashSet<>(jdbc.sql("select code from criterion where provider_code is not null and code = any(?)")
                        .param(rows.stream().map(row -> row.get("code")).toArray(String[]::new))
                        .query(String.class)
                        .list());
        for (Row row : rows) {
            if (proposed.contains(row.get("code"))) {
                faults.add(row.line(), "code", "assessment.criterion.proposed", row.get("code"));
            }
            String kind = current.getOrDefault(row.get("code"), Map.of()).getOrDefault("kind", row.get("kind"));
            if (!kind.equals(row.get("kind"))) {
                faults.add(row.line(), "kind", "assessment.criterion.otherKind", row.get("code"), kind);
            }
        }
    }

    @Override
    public void write(Actor by, List<Change> changes) {
        JdbcClient.StatementSpec upsert = jdbc.sql("""
                insert into criterion (code, kind, position, name_km, name_en, retired_on)
                select code, kind, position::int, name_km, name_en, nullif(retired_on, '')::date
                from unnest(:code::text[], :kind::text[], :position::text[], :name_km::text[], :name_en::text[],
                    :retired_on::text[]) as new (code, kind, position, name_km, name_en, retired_on)
                on conflict (code) do update set position = excluded.position, name_km = excluded.name_km,
                    name_en = excluded.name_en, retired_on = excluded.retired_on""");
        for (Column column : COLUMNS) {
            upsert = upsert.param(column.name(), Entries.values(changes, column.name()));
        }
        upsert.param(
                        "kind",
                        Arrays.stream(Entries.values(changes, "kind"))
                                .map(id -> ProviderKind.of(id).name())
                                .toArray(String[]::new))
                .update();
        takeAway(Entries.gone(changes));
    }

    /** A criterion that somebody judged by, or agreed an action on, stays. */
    private void takeAway(String[] codes) {
        jdbc.sql("""
                select code from criterion c where code = any(?)
                    and (exists (select from scorecard_rating where criterion_code = c.code)
                        or exists (select from agreed_action where criterion_code = c.code))
                order by code limit 1""").param(codes).query(String.class).optional().ifPresent(code -> {
            throw new Refusal(null, "territory.entryInUse", code);
        });
        jdbc.sql("delete from criterion where code = any(?)").param(codes).update();
    }
}
