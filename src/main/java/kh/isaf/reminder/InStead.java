package kh.isaf.reminder;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is told instead of somebody whom no message reaches: whoever stands in for the person today, else the deputy in
 * the same role and place.
 */
@Component
class InStead {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ways ways;

    InStead(JdbcClient jdbc, Clock clock, Ways ways) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ways = ways;
    }

    /** The deputy who can be reached; empty if there is none. */
    Optional<Digest.Reader> of(UUID personId) {
        return jdbc
                .sql("""
                select\s""" + Ways.READER + " from " + Ways.PERSON + """
                \sjoin (select id, min(rank) as rank from (
                    select s.deputy_id as id, 1 as rank from stand_in(:today) s where s.person_id = :person
                    union all
                    select d.person_id, 2 from role_assignment r join role_assignment d
                        on d.role = r.role and coalesce(d.provider_code, d.area_code) = coalesce(r.provider_code, r.area_code)
                    where r.person_id = :person and not r.deputy and d.deputy
                        and r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today)
                        and d.valid_from <= :today and (d.valid_to is null or d.valid_to > :today)) possible
                    where id <> :person group by id) stead on stead.id = p.id
                order by stead.rank, p.id""")
                .param("today", LocalDate.now(clock))
                .param("person", personId)
                .query(Digest.Reader.class)
                .list()
                .stream()
                .filter(reader -> !ways.to(reader).isEmpty())
                .findFirst();
    }
}
