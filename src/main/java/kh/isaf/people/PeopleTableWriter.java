package kh.isaf.people;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Role;
import kh.isaf.imports.Change;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the changes of a table of people, thousands at once, and takes people away again that nothing refers to. */
@Component
class PeopleTableWriter {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final NewPeople newPeople;
    private final PeopleTableRemoval removal;
    private final LastAdministrator lastAdministrator;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PeopleTableWriter(
            JdbcClient jdbc,
            JdbcTemplate batches,
            NewPeople newPeople,
            PeopleTableRemoval removal,
            LastAdministrator lastAdministrator,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.newPeople = newPeople;
        this.removal = removal;
        this.lastAdministrator = lastAdministrator;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void write(Actor by, List<Change> changes) {
        boolean administrators = changes.stream()
                .anyMatch(change ->
                        change.before() != null && Keys.part(change.key(), 1).equals(Role.NCDDS_ADMIN.id()));
        if (administrators) {
            lastAdministrator.lock();
        }
        Map<String, Map<String, String>> wanted = new LinkedHashMap<>();
        Map<String, Map<String, String>> persons = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>();
        for (Change change : changes) {
            Map<String, String> after = change.after();
            if (after == null) {
                gone.add(change.key());
            } else {
                wanted.put(change.key(), after);
                persons.put(Keys.part(change.key(), 0), after);
            }
        }
        Map<String, UUID> ids = writePersons(persons);
        writeRoles(wanted, ids);
        writePosts(persons, ids);
        Set<UUID> touched = new HashSet<>(ids.values());
        Set<UUID> left = removal.roles(gone);
        touched.addAll(left);
        audit.record(by, "people.import", "person", null, wanted.size() + " entries", gone.size() + " taken away");
        if (administrators) {
            lastAdministrator.requireOne();
        }
        events.publishEvent(new TermsChanged(by, List.copyOf(touched)));
        events.publishEvent(new PostsChanged(by, List.copyOf(touched)));
        removal.people(left);
    }

    private Map<String, UUID> writePersons(Map<String, Map<String, String>> persons) {
        Map<String, UUID> ids = ids(persons.keySet());
        List<Object[]> known = new ArrayList<>();
        List<NewPerson> added = new ArrayList<>();
        persons.forEach((code, cells) -> {
            if (ids.containsKey(code)) {
                known.add(new Object[] {
                    cells.get("name_km"),
                    cells.get("name_latin"),
                    sex(cells).name(),
                    none(cells, "phone"),
                    none(cells, "email"),
                    cells.get("language"),
                    cells.getOrDefault("training", ""),
                    code
                });
            } else {
                added.add(person(code, cells));
            }
        });
        batches.batchUpdate("""
                update person set name_km = ?, name_latin = ?, sex = ?, phone = ?, email = ?, language = ?, training = ?
                where code = ?""", known, new int[] {
            Types.VARCHAR,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.VARCHAR,
            Types.VARCHAR
        });
        List<UUID> made = newPeople.insert(added);
        for (int i = 0; i < made.size(); i++) {
            ids.put(Objects.requireNonNull(added.get(i).code()), made.get(i));
        }
        batches.batchUpdate(
                "update person set training = ? where code = ?",
                added.stream()
                        .map(NewPerson::code)
                        .map(code -> new Object[] {training(persons, code), code})
                        .filter(row -> !row[0].equals(""))
                        .toList());
        writeAccounts(persons, ids);
        return ids;
    }

    private static String training(Map<String, Map<String, String>> persons, @Nullable String code) {
        Map<String, String> cells = persons.get(code);
        return cells == null ? "" : cells.getOrDefault("training", "");
    }

    /** Accounts of people who were registered before; new people bring theirs. */
    private void writeAccounts(Map<String, Map<String, String>> persons, Map<String, UUID> ids) {
        Set<UUID> have = new HashSet<>(jdbc.sql("select person_id from account where person_id = any(?)")
                .param(ids.values().toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        List<NewPeople.NewLogin> missing = new ArrayList<>();
        ids.forEach((code, id) -> {
            String username = Objects.requireNonNull(persons.get(code)).getOrDefault("username", "");
            if (!username.isEmpty() && !have.contains(id)) {
                missing.add(new NewPeople.NewLogin(id, new NewAccount(username, null, false)));
            }
        });
        newPeople.insertAccounts(missing);
    }

    private void writeRoles(Map<String, Map<String, String>> wanted, Map<String, UUID> ids) {
        Map<String, Long> held = new HashMap<>();
        jdbc.sql("""
                select r.id, p.code || '/' || r.role || '/' || coalesce(r.provider_code, r.area_code) as key
                from role_assignment r join person p on p.id = r.person_id where r.person_id = any(?)
                order by r.valid_from, r.id""").param(ids.values().toArray(UUID[]::new)).query(row -> {
            held.put(row.getString("key"), row.getLong("id"));
        });
        List<Object[]> changed = new ArrayList<>();
        List<Object[]> added = new ArrayList<>();
        wanted.forEach((key, cells) -> {
            LocalDate from = LocalDate.parse(cells.getOrDefault("from", ""));
            String to = none(cells, "to");
            LocalDate end = to == null ? null : LocalDate.parse(to).plusDays(1);
            Long id = held.get(key);
            if (id != null) {
                changed.add(new Object[] {from, end, id});
            } else {
                added.add(new Object[] {
                    ids.get(Keys.part(key, 0)),
                    Keys.part(key, 1),
                    cells.getOrDefault("area_code", ""),
                    none(cells, "provider_code"),
                    from,
                    end
                });
            }
        });
        batches.batchUpdate("update role_assignment set valid_from = ?, valid_to = ? where id = ?", changed, new int[] {
            Types.DATE, Types.DATE, Types.BIGINT
        });
        batches.batchUpdate(
                """
                insert into role_assignment (person_id, role, area_code, provider_code, valid_from, valid_to)
                values (?, ?, ?, ?, ?, ?)""", added, new int[] {Types.OTHER, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.DATE, Types.DATE
                });
    }

    /** Posts in force are those of the list: others end today, missing ones begin with the role. */
    private void writePosts(Map<String, Map<String, String>> persons, Map<String, UUID> ids) {
        LocalDate today = LocalDate.now(clock);
        Map<UUID, Set<String>> held = new HashMap<>();
        jdbc.sql("select person_id, provider_code from post where valid_to is null and person_id = any(?)")
                .param(ids.values().toArray(UUID[]::new))
                .query(row -> {
                    held.computeIfAbsent(row.getObject("person_id", UUID.class), id -> new HashSet<>())
                            .add(row.getString("provider_code"));
                });
        List<Object[]> added = new ArrayList<>();
        List<Object[]> over = new ArrayList<>();
        ids.forEach((code, id) -> {
            Map<String, String> cells = Objects.requireNonNull(persons.get(code));
            Collection<String> posts = Keys.codes(cells.getOrDefault("post_at", ""));
            Set<String> now = held.getOrDefault(id, Set.of());
            posts.stream()
                    .filter(post -> !now.contains(post))
                    .forEach(post ->
                            added.add(new Object[] {id, post, LocalDate.parse(cells.getOrDefault("from", ""))}));
            now.stream()
                    .filter(post -> !posts.contains(post))
                    .forEach(post -> over.add(new Object[] {today, id, post}));
        });
        batches.batchUpdate(
                "insert into post (person_id, provider_code, title, valid_from) values (?, ?, '', ?)",
                added,
                new int[] {Types.OTHER, Types.VARCHAR, Types.DATE});
        batches.batchUpdate("""
                update post set valid_to = greatest(?::date, valid_from)
                where person_id = ? and provider_code = ? and valid_to is null""", over, new int[] {Types.DATE, Types.OTHER, Types.VARCHAR});
    }

    private Map<String, UUID> ids(Collection<String> codes) {
        Map<String, UUID> ids = new HashMap<>();
        jdbc.sql("select code, id from person where code = any(?)")
                .param(codes.toArray(String[]::new))
                .query(row -> {
                    ids.put(row.getString("code"), row.getObject("id", UUID.class));
                });
        return ids;
    }

    private static NewPerson person(String code, Map<String, String> cells) {
        String username = none(cells, "username");
        return new NewPerson(
                code,
                cells.getOrDefault("name_km", ""),
                cells.getOrDefault("name_latin", ""),
                none(cells, "phone"),
                none(cells, "email"),
                sex(cells),
                cells.getOrDefault("language", "km"),
                username == null ? null : new NewAccount(username, null, false),
                List.of(),
                LocalDate.parse(cells.getOrDefault("from", "")));
    }

    private static Sex sex(Map<String, String> cells) {
        return Sex.valueOf(cells.getOrDefault("sex", "").toUpperCase(Locale.ROOT));
    }

    private static @Nullable String none(Map<String, String> cells, String column) {
        String text = cells.getOrDefault(column, "");
        return text.isEmpty() ? null : text;
    }
}
