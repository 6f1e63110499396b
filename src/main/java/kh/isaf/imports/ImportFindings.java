package kh.isaf.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of what an import changes and of what is wrong with its rows. */
@Component
class ImportFindings {

    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final String SEPARATOR = "\u001f";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportFindings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes the place of what an earlier check found. */
    void replace(UUID id, Comparison.Finding finding) {
        jdbc.sql("delete from import_change where import_id = ?").param(id).update();
        jdbc.sql("delete from import_fault where import_id = ?").param(id).update();
        changes(id, finding.changes());
        faults(id, finding.faults());
    }

    private void changes(UUID id, List<Change> changes) {
        jdbc.sql("""
                insert into import_change (import_id, position, entry_key, before, after)
                select :id, position, entry_key, before::jsonb, after::jsonb
                from unnest(:keys::text[], :befores::text[], :afters::text[])
                    with ordinality as new (entry_key, before, after, position)""")
                .param("id", id)
                .param("keys", changes.stream().map(Change::key).toArray(String[]::new))
                .param(
                        "befores",
                        changes.stream().map(change -> text(change.before())).toArray(String[]::new))
                .param(
                        "afters",
                        changes.stream().map(change -> text(change.after())).toArray(String[]::new))
                .update();
    }

    private void faults(UUID id, Faults faults) {
        List<Faults.Fault> all =
                Stream.concat(faults.all().stream(), faults.warnings().stream()).toList();
        int errors = faults.count();
        jdbc.sql("""
                insert into import_fault (import_id, position, line, column_name, message_key, args, warning)
                select :id, position, line, column_name, message_key,
                    case when args = '' then '{}' else string_to_array(args, :separator) end, position > :errors
                from unnest(:lines::int[], :columns::text[], :keys::text[], :args::text[])
                    with ordinality as new (line, column_name, message_key, args, position)""")
                .param("id", id)
                .param("separator", SEPARATOR)
                .param("errors", errors)
                .param("lines", all.stream().map(Faults.Fault::line).toArray(Integer[]::new))
                .param("columns", all.stream().map(Faults.Fault::column).toArray(String[]::new))
                .param("keys", all.stream().map(Faults.Fault::messageKey).toArray(String[]::new))
                .param(
                        "args",
                        all.stream()
                                .map(fault -> String.join(SEPARATOR, fault.args()))
                                .toArray(String[]::new))
                .update();
    }

    /** In the order of their keys. */
    List<Change> changes(UUID id, int most) {
        return jdbc.sql(
                        "select entry_key, before, after from import_change where import_id = ? order by position limit ?")
                .params(id, most)
                .query((row, number) -> new Change(row.getString(1), texts(row.getString(2)), texts(row.getString(3))))
                .list();
    }

    List<Faults.Fault> faults(UUID id, boolean warnings, int most) {
        return jdbc.sql("""
                select line, column_name, message_key, args from import_fault
                where import_id = ? and warning = ? order by position limit ?""")
                .params(id, warnings, most)
                .query((row, number) ->
                        new Faults.Fault(row.getInt(1), row.getString(2), row.getString(3), List.of((String[])
                                row.getArray(4).getArray())))
                .list();
    }

    int faults(UUID id, boolean warnings) {
        return jdbc.sql("select count(*) from import_fault where import_id = ? and warning = ?")
                .params(id, warnings)
                .query(Integer.class)
                .single();
    }

    private @Nullable String text(@Nullable Map<String, String> texts) {
        return texts == null ? null : json.writeValueAsString(texts);
    }

    private @Nullable Map<String, String> texts(@Nullable String text) {
        return text == null ? null : json.readValue(text, TEXTS);
    }
}
