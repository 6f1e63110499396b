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

/** The facility registry as a table: administrations, health centres and primary schools with their ministry codes. */
@Component
@Transactional
class ProviderTable implements Register {

    private static final List<Column> COLUMNS = List.of(
            Column.required("code", Kind.CODE, 40, "120801-PS-01"),
            Column.choice(
                    "kind",
                    true,
                    Arrays.stream(ProviderKind.values()).map(ProviderKind::id).toList(),
                    "primarySchool"),
            Column.optional("ministry_code", Kind.CODE, 40, "12080101001"),
            Column.required("area_code", Kind.AREA, 6, "120801"),
            Column.required("name_km", Kind.TEXT, 200, "សាលាបឋមសិក្សា ភ្នំពេញថ្មី"),
            Column.required("name_latin", Kind.TEXT, 200, "Phnom Penh Thmei Primary School"),
            Column.optional("opened_on", Kind.DATE, 10, "1995-10-01"),
            Column.optional("closed_on", Kind.DATE, 10, ""),
            Column.optional("catchment", Kind.AREAS, 1000, ""));

    /** A provider without a day of opening has always been there: it is kept as opened on day zero. */
    private static final String ENTRIES = """
            select p.code, case p.kind %s end as kind, p.ministry_code, p.area_code, p.name_km, p.name_latin,
                nullif(p.opened_on, date '1970-01-01') as opened_on, p.closed_on, c.catchment
            from service_provider p
                left join (select provider_code, string_agg(area_code, ' ' order by area_code) as catchment
                    from provider_catchment where provider_code = any(:codes) group by provider_code) c
                    on c.provider_code = p.code
            where p.code = any(:codes)""".formatted(cases(true));

    private static final String UPSERT = """
            insert into service_provider (code, kind, ministry_code, area_code, name_km, name_latin, opened_on, closed_on)
            select code, case kind %s end, nullif(ministry_code, ''), area_code, name_km, name_latin,
                coalesce(nullif(opened_on, '')::date, date '1970-01-01'), nullif(closed_on, '')::date
            from unnest(:code::text[], :kind::text[], :ministry_code::text[], :area_code::text[], :name_km::text[],
                :name_latin::text[], :opened_on::text[], :closed_on::text[])
                as new (code, kind, ministry_code, area_code, name_km, name_latin, opened_on, closed_on)
            on conflict (code) do update set ministry_code = excluded.ministry_code, name_km = excluded.name_km,
                name_latin = excluded.name_latin, opened_on = excluded.opened_on, closed_on = excluded.closed_on""".formatted(cases(false));

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final ProviderChecks checks;

    ProviderTable(JdbcClient jdbc, EntityManager entities, ProviderChecks checks) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.checks = checks;
    }

    @Override
    public String id() {
        return "providers";
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
        return jdbc.sql("select code from service_provider order by code")
                .query(String.class)
                .list();
    }

    @Override
    public Map<String, Map<String, String>> current(Collection<String> keys) {
        entities.flush();
        return Entries.read(jdbc.sql(ENTRIES).param("codes", Entries.array(keys)), COLUMNS);
    }

    @Override
    public void lock() {
        jdbc.sql("lock table service_provider in share row exclusive mode").update();
    }

    @Override
    public void check(List<Row> rows, Faults faults) {
        checks.check(rows, faults);
    }

    @Override
    public void write(Actor by, List<Change> changes) {
        entities.flush();
        JdbcClient.StatementSpec upsert = jdbc.sql(UPSERT);
        for (Column column : COLUMNS.subList(0, COLUMNS.size() - 1)) {
            upsert = upsert.param(column.name(), Entries.values(changes, column.name()));
        }
        upsert.update();
        jdbc.sql("delete from provider_catchment where provider_code = any(?)")
                .param(Entries.values(changes, "code"))
                .update();
        jdbc.sql("""
                insert into provider_catchment (provider_code, area_code)
                select code, unnest(string_to_array(catchment, ' '))
                from unnest(:codes::text[], :catchments::text[]) as new (code, catchment) where catchment <> ''""")
                .param("codes", Entries.values(changes, "code"))
                .param("catchments", Entries.values(changes, "catchment"))
                .update();
        takeAway(Entries.gone(changes));
        entities.clear();
    }

    private void takeAway(String[] codes) {
        if (codes.length > 0) {
            checks.refuseUsed(List.of(codes));
            jdbc.sql("delete from service_provider where code = any(?)")
                    .param(codes)
                    .update();
        }
    }

    /** From the name a kind has in the database to its id, or back. */
    private static String cases(boolean toId) {
        return String.join(
                " ",
                Arrays.stream(ProviderKind.values())
                        .map(kind -> "when '%s' then '%s'"
                                .formatted(toId ? kind.name() : kind.id(), toId ? kind.id() : kind.name()))
                        .toList());
    }
}
