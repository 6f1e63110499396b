package kh.isaf.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kh.isaf.access.Role;
import kh.isaf.imports.Faults;
import kh.isaf.imports.Row;
import kh.isaf.territory.AreaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is wrong with a table of people: places that do not exist, rows of one person that say different things. */
@Component
class PeopleTableChecks {

    private final JdbcClient jdbc;
    private final PeopleTableKnown known;

    PeopleTableChecks(JdbcClient jdbc, PeopleTableKnown known) {
        this.jdbc = jdbc;
        this.known = known;
    }

    void check(List<Row> rows, Faults faults) {
        known.check(rows, faults);
        Map<String, AreaType> areas = areas(codes(rows, "area_code"));
        Map<String, String> providers = providers(Stream.concat(
                        codes(rows, "provider_code").stream(),
                        rows.stream().flatMap(row -> Keys.codes(row.get("post_at")).stream()))
                .collect(Collectors.toSet()));
        KnownAccounts accounts = accounts(rows);
        Map<String, Row> first = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (Row row : rows) {
            place(row, areas, providers, faults);
            days(row, faults);
            for (String post : Keys.codes(row.get("post_at"))) {
                if (!providers.containsKey(post)) {
                    faults.add(row.line(), "post_at", "register.people.error.noProvider", post);
                }
            }
            Row before = first.putIfAbsent(row.get("code"), row);
            if (before != null) {
                PeopleTable.OF_PERSON.stream()
                        .filter(column -> !row.get(column).equals(before.get(column)))
                        .forEach(column ->
                                faults.add(row.line(), column, "register.people.error.differs", before.line()));
            }
            username(row, accounts, owners, faults);
        }
    }

    private static void place(Row row, Map<String, AreaType> areas, Map<String, String> providers, Faults faults) {
        Role role = Role.of(row.get("role")).orElse(null);
        if (role == null) {
            return;
        }
        String area = row.get("area_code");
        if (role == Role.FOCAL_PERSON) {
            String home = providers.get(row.get("provider_code"));
            if (home == null) {
                faults.add(row.line(), "provider_code", "register.people.error.noProvider", row.get("provider_code"));
            } else if (!home.equals(area)) {
                faults.add(row.line(), "area_code", "register.people.error.otherHome", home);
            }
            return;
        }
        if (row.has("provider_code")) {
            faults.add(row.line(), "provider_code", "register.people.error.noProviderHere");
        }
        if (!area.isEmpty() && !areas.containsKey(area)) {
            faults.add(row.line(), "area_code", "register.people.error.noArea", area);
        } else if (!RolePlace.fits(role, areas.get(area))) {
            faults.add(row.line(), "area_code", "register.people.error.wrongPlace");
        }
    }

    private static void days(Row row, Faults faults) {
        if (row.has("from")
                && row.has("to")
                && LocalDate.parse(row.get("to")).isBefore(LocalDate.parse(row.get("from")))) {
            faults.add(row.line(), "to", "people.error.endsBefore");
        }
    }

    private static void username(Row row, KnownAccounts accounts, Map<String, String> owners, Faults faults) {
        String code = row.get("code");
        String username = Accounts.key(row.get("username"));
        if (username.isEmpty()) {
            return;
        }
        String owner = owners.putIfAbsent(username, code);
        if (owner != null && !owner.equals(code)) {
            faults.add(row.line(), "username", "register.people.error.usernameTwice", owner);
        }
        String holder = accounts.codes().get(username);
        if (holder != null && !holder.equals(code)) {
            faults.add(row.line(), "username", "register.people.error.usernameTaken");
        }
        String held = accounts.names().get(code);
        if (held != null && !held.equals(username)) {
            faults.add(row.line(), "username", "register.people.error.otherUsername", held);
        }
    }

    private static Set<String> codes(List<Row> rows, String column) {
        return rows.stream().map(row -> row.get(column)).collect(Collectors.toSet());
    }

    private Map<String, AreaType> areas(Collection<String> codes) {
        Map<String, AreaType> areas = new HashMap<>();
        jdbc.sql("select code, type from area where code = any(?)")
                .param(codes.toArray(String[]::new))
                .query(row -> {
                    areas.put(row.getString("code"), AreaType.valueOf(row.getString("type")));
                });
        return areas;
    }

    private Map<String, String> providers(Collection<String> codes) {
        Map<String, String> homes = new HashMap<>();
        jdbc.sql("select code, area_code from service_provider where code = any(?)")
                .param(codes.toArray(String[]::new))
                .query(row -> {
                    homes.put(row.getString("code"), row.getString("area_code"));
                });
        return homes;
    }

    /** Which code has which name already, and which name belongs to which code; somebody without a code has none. */
    private KnownAccounts accounts(List<Row> rows) {
        KnownAccounts accounts = new KnownAccounts(new HashMap<>(), new HashMap<>());
        jdbc.sql("""
                select a.username, coalesce(p.code, '') as code from account a join person p on p.id = a.person_id
                where a.username = any(:names) or p.code = any(:codes)""")
                .param(
                        "names",
                        rows.stream()
                                .map(row -> Accounts.key(row.get("username")))
                                .distinct()
                                .toArray(String[]::new))
                .param("codes", codes(rows, "code").toArray(String[]::new))
                .query(row -> {
                    accounts.codes().put(row.getString("username"), row.getString("code"));
                    accounts.names().put(row.getString("code"), row.getString("username"));
                });
        return accounts;
    }

    private record KnownAccounts(Map<String, String> codes, Map<String, String> names) {}
}
