package kh.isaf.people;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.Deputyship;
import kh.isaf.access.Grant;
import kh.isaf.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads in one query who somebody is and may do now; asked on every request, so that changes count at once. */
@Component
public class ActingPeople {

    private final JdbcClient jdbc;
    private final Clock clock;

    ActingPeople(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Own roles, and those of people the person stands in for as far as they lie within the area of an own one. */
    public Optional<ActingPerson> find(UUID personId) {
        return jdbc.sql("""
                select p.name_km, p.language, coalesce(a.enabled, false) as enabled,
                    a.totp_secret is not null as second_factor, acts.*,
                    array(select o.provider_code from post o where o.person_id = coalesce(acts.absent_id, p.id)
                        and o.valid_from <= :day and (o.valid_to is null or o.valid_to > :day)) as posts
                from person p
                    left join account a on a.person_id = p.id
                    left join lateral (
                        select null::uuid as absent_id, null as absent_name, null::text[] as stages,
                            r.role, r.area_code, r.provider_code
                        from role_assignment r where r.person_id = p.id and""" + People.IN_FORCE + """
                        union all
                        select * from deputy_roles(p.id, :day)) acts on true
                where p.id = :person
                order by acts.absent_name nulls first, acts.absent_id""")
                .param("day", LocalDate.now(clock))
                .param("person", personId)
                .query((ResultSet rows) -> read(personId, rows));
    }

    private static Optional<ActingPerson> read(UUID personId, ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        String name = rows.getString("name_km");
        Locale locale = Locale.forLanguageTag(rows.getString("language"));
        boolean enabled = rows.getBoolean("enabled");
        boolean secondFactor = rows.getBoolean("second_factor");
        Set<String> posts = Set.of();
        Set<Grant> grants = new HashSet<>();
        List<Deputyship> deputyships = new ArrayList<>();
        do {
            UUID absent = rows.getObject("absent_id", UUID.class);
            if (absent != null) {
                add(deputyships, absent, rows);
            } else {
                posts = texts(rows, "posts");
                if (rows.getString("role") != null) {
                    grants.add(grant(rows));
                }
            }
        } while (rows.next());
        return Optional.of(new ActingPerson(
                new Actor(personId, name, grants, posts, deputyships, null), locale, enabled, secondFactor));
    }

    private static void add(List<Deputyship> deputyships, UUID absent, ResultSet rows) throws SQLException {
        Set<String> stages = texts(rows, "stages");
        Set<Grant> grants = new HashSet<>(Set.of(grant(rows)));
        deputyships.stream()
                .filter(one -> one.personId().equals(absent) && one.stages().equals(stages))
                .findFirst()
                .ifPresent(known -> {
                    grants.addAll(known.grants());
                    deputyships.remove(known);
                });
        deputyships.add(new Deputyship(absent, rows.getString("absent_name"), grants, texts(rows, "posts"), stages));
    }

    private static Grant grant(ResultSet rows) throws SQLException {
        return new Grant(
                Role.of(rows.getString("role")).orElseThrow(),
                rows.getString("area_code"),
                rows.getString("provider_code"));
    }

    private static Set<String> texts(ResultSet rows, String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? Set.of() : Set.copyOf(List.of((String[]) array.getArray()));
    }
}
