package kh.isaf.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kh.isaf.access.Actor;
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

    public Optional<ActingPerson> find(UUID personId) {
        return jdbc.sql("""
                select p.name_km, p.language, coalesce(a.enabled, false) as enabled,
                    a.totp_secret is not null as second_factor,
                    r.role, r.area_code, r.provider_code,
                    array(select o.provider_code from post o where o.person_id = p.id and o.valid_from <= :day
                        and (o.valid_to is null or o.valid_to > :day)) as posts
                from person p
                    left join account a on a.person_id = p.id
                    left join role_assignment r on r.person_id = p.id and""" + People.IN_FORCE + "where p.id = :person")
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
        Set<String> posts = Set.of((String[]) rows.getArray("posts").getArray());
        Set<Grant> grants = new HashSet<>();
        do {
            String role = rows.getString("role");
            if (role != null) {
                grants.add(new Grant(
                        Role.of(role).orElseThrow(), rows.getString("area_code"), rows.getString("provider_code")));
            }
        } while (rows.next());
        return Optional.of(new ActingPerson(new Actor(personId, name, grants, posts), locale, enabled, secondFactor));
    }
}
