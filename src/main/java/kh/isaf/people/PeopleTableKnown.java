package kh.isaf.people;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kh.isaf.imports.Faults;
import kh.isaf.imports.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a row that gives somebody known a further role from changing the person unseen: what such a row says of the
 * person must be what the register says, unless a row of a role the person holds already shows the change.
 */
@Component
class PeopleTableKnown {

    private static final List<String> COMPARED =
            List.of("name_km", "name_latin", "sex", "phone", "email", "language", "post_at", "training");

    private final JdbcClient jdbc;

    PeopleTableKnown(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void check(List<Row> rows, Faults faults) {
        String[] codes = rows.stream().map(row -> row.get("code")).distinct().toArray(String[]::new);
        Map<String, Map<String, String>> persons = persons(codes);
        Set<String> held = held(codes);
        Set<String> shown = rows.stream()
                .filter(row -> held.contains(PeopleTable.keyOf(row)))
                .map(row -> row.get("code"))
                .collect(Collectors.toSet());
        for (Row row : rows) {
            Map<String, String> person = persons.get(row.get("code"));
            if (person != null && !shown.contains(row.get("code"))) {
                COMPARED.stream()
                        .filter(column -> !row.get(column).equals(person.get(column)))
                        .forEach(column -> faults.add(
                                row.line(),
                                column,
                                "register.people.error.known",
                                Objects.requireNonNullElse(person.get(column), "")));
            }
        }
    }

    private Map<String, Map<String, String>> persons(String[] codes) {
        Map<String, Map<String, String>> persons = new HashMap<>();
        jdbc.sql("""
                select p.code, p.name_km, p.name_latin, lower(p.sex) as sex, p.phone, p.email, p.language, p.training,
                    (select string_agg(distinct o.provider_code, ' ' order by o.provider_code) from post o
                        where o.person_id = p.id and o.valid_to is null) as post_at
                from person p where p.code = any(?)""").param(codes).query(row -> {
            Map<String, String> cells = new HashMap<>();
            for (String column : COMPARED) {
                cells.put(column, Objects.requireNonNullElse(row.getString(column), ""));
            }
            persons.put(row.getString("code"), cells);
        });
        return persons;
    }

    private Set<String> held(String[] codes) {
        return new HashSet<>(jdbc.sql("""
                select p.code || '/' || r.role || '/' || coalesce(r.provider_code, r.area_code)
                from person p join role_assignment r on r.person_id = p.id where p.code = any(?)""").param(codes).query(String.class).list());
    }
}
