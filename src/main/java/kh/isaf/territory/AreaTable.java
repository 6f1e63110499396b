package kh.isaf.territory;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import kh.isaf.access.Actor;
import kh.isaf.imports.Change;
import kh.isaf.imports.Column;
import kh.isaf.imports.Column.Kind;
import kh.isaf.imports.Entries;
import kh.isaf.imports.Faults;
import kh.isaf.imports.Register;
import kh.isaf.imports.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gazetteer as a table. An area that is merged into another is closed and names its successor; one that is split off
 * from another is new and names its predecessor; every change of an area stays in its history.
 */
@Component
@Transactional
class AreaTable implements Register {

    static final List<Column> COLUMNS = List.of(
            Column.required("code", Kind.AREA, 6, "120801"),
            Column.optional("parent_code", Kind.AREA, 4, "1208"),
            Column.choice("level", true, List.of("CP", "DMK", "CS"), "CS"),
            Column.choice(
                    "type",
                    true,
                    Arrays.stream(AreaType.values()).map(AreaType::id).toList(),
                    "sangkat"),
            Column.required("name_km", Kind.TEXT, 100, "ភ្នំពេញថ្មី"),
            Column.required("name_latin", Kind.TEXT, 100, "Phnom Penh Thmei"),
            Column.optional("opened_on", Kind.DATE, 10, "2027-01-01"),
            Column.optional("closed_on", Kind.DATE, 10, ""),
            Column.optional("successor_code", Kind.AREA, 6, ""),
            Column.optional("predecessor_code", Kind.AREA, 6, ""),
            Column.optional("changed_on", Kind.DATE, 10, ""));

    private static final String ENTRIES = """
            select code, parent_code, level, lower(type) as type, name_km, name_latin, opened_on, closed_on,
                successor_code, predecessor_code, changed_on
            from area""";

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final AreaChecks checks;
    private final AreaHistory history;

    AreaTable(JdbcClient jdbc, EntityManager entities, AreaChecks checks, AreaHistory history) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.checks = checks;
        this.history = history;
    }

    @Override
    public String id() {
        return "areas";
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
        return jdbc.sql("select code from area order by code")
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, Map<String, String>> current(Collection<String> keys) {
        entities.flush();
        return Entries.read(
                jdbc.sql(ENTRIES + " where code = any(:codes)").param("codes", Entries.array(keys)), COLUMNS);
    }

    @Override
    public void lock() {
        jdbc.sql("lock table area in share row exclusive mode").update();
    }

    @Override
    public void check(List<Row> rows, Faults faults) {
        checks.check(rows, this::current, faults);
    }

    @Override
    public void write(Actor by, List<Change> changes) {
        entities.flush();
        history.keep(by, changes);
        String[] latin = Entries.values(changes, "name_latin");
        String[] khmer = Entries.values(changes, "name_km");
        String[] searched = new String[khmer.length];
        Arrays.setAll(searched, place -> Area.nameKey(khmer[place], latin[place]));
        JdbcClient.StatementSpec upsert = jdbc.sql("""
                insert into area (code, parent_code, level, type, name_km, name_latin, name_key, opened_on, closed_on,
                    successor_code, predecessor_code, changed_on)
                select code, nullif(parent_code, ''), level, upper(type), name_km, name_latin, name_key,
                    nullif(opened_on, '')::date, nullif(closed_on, '')::date, nullif(successor_code, ''),
                    nullif(predecessor_code, ''), nullif(changed_on, '')::date
                from unnest(:code::text[], :parent_code::text[], :level::text[], :type::text[], :name_km::text[],
                    :name_latin::text[], :name_key::text[], :opened_on::text[], :closed_on::text[],
                    :successor_code::text[], :predecessor_code::text[], :changed_on::text[])
                    as new (code, parent_code, level, type, name_km, name_latin, name_key, opened_on, closed_on,
                        successor_code, predecessor_code, changed_on)
                on conflict (code) do update set type = excluded.type, name_km = excluded.name_km,
                    name_latin = excluded.name_latin, name_key = excluded.name_key, opened_on = excluded.opened_on,
                    closed_on = excluded.closed_on, successor_code = excluded.successor_code,
                    predecessor_code = excluded.predecessor_code, changed_on = excluded.changed_on""");
        for (Column column : COLUMNS) {
            upsert = upsert.param(column.name(), Entries.values(changes, column.name()));
        }
        upsert.param("name_key", searched).update();
        takeAway(Entries.gone(changes));
        entities.clear();
    }

    private void takeAway(String[] codes) {
        if (codes.length > 0) {
            checks.refuseUsed(List.of(codes));
            jdbc.sql("delete from area where code = any(?)").param(codes).update();
        }
    }
}
