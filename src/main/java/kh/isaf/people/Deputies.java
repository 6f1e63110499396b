package kh.isaf.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who can stand in for whom: people who sign in and serve the same place, or one above it. Whoever only reads does not.
 */
@Service
@Transactional(readOnly = true)
public class Deputies {

    private static final int MOST = 200;

    private static final String POSSIBLE = """
            select distinct on (p.id) p.id, p.name_km, p.name_latin, d.role, d.area_code,
                coalesce(s.name_km, r.name_km) as place_km, coalesce(s.name_latin, r.name_latin) as place_latin,
                (select min(b.valid_from) from absence b where b.person_id = p.id and b.ended_at is null
                    and b.valid_to > :day) as away_from
            from role_assignment h
                join role_assignment d on coalesce(d.provider_code, d.area_code)
                    in ('', left(h.area_code, 2), left(h.area_code, 4), h.area_code, h.provider_code)
                join person p on p.id = d.person_id
                join account a on a.person_id = p.id and a.enabled
                left join area r on r.code = d.area_code
                left join service_provider s on s.code = d.provider_code
            where h.person_id = :person and h.valid_from <= :day and (h.valid_to is null or h.valid_to > :day)
                and d.person_id <> :person and d.role <> 'reader'
                and d.valid_from <= :day and (d.valid_to is null or d.valid_to > :day)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Deputies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Somebody who can stand in.
     *
     * @param placeKm null for the nation
     * @param awayFrom first day of the next time in which he or she is away too; null for none
     */
    public record Choice(
            UUID id,
            String nameKm,
            String nameLatin,
            Role role,
            @Nullable String placeKm,
            @Nullable String placeLatin,
            @Nullable LocalDate awayFrom) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }

        public @Nullable String place(Locale locale) {
            return locale.getLanguage().equals("km") ? placeKm : placeLatin;
        }
    }

    /** Whom a person may choose today: those of the same place first, then those above it. */
    public List<Choice> of(UUID personId) {
        return jdbc.sql("select * from (" + POSSIBLE + """
                order by p.id, length(d.area_code) desc, d.id) possible
                order by length(area_code) desc, name_latin, id limit :most""")
                .param("person", personId)
                .param("day", LocalDate.now(clock))
                .param("most", MOST)
                .query((row, number) -> new Choice(
                        row.getObject("id", UUID.class),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        Role.of(row.getString("role")).orElseThrow(),
                        row.getString("place_km"),
                        row.getString("place_latin"),
                        row.getObject("away_from", LocalDate.class)))
                .list();
    }

    /** Whether this person can stand in on a day, by roles and account. */
    boolean possible(UUID personId, UUID deputyId, LocalDate day) {
        return jdbc.sql("select exists (" + POSSIBLE + "and d.person_id = :deputy)")
                .param("person", personId)
                .param("deputy", deputyId)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }
}
