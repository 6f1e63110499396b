package kh.isaf.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.NotFound;
import kh.isaf.territory.SearchKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads absences: of somebody, handed to somebody, and of all whom one looks after. */
@Service
@Transactional(readOnly = true)
public class AbsenceList {

    public static final int PAGE_SIZE = 50;

    /** How long one that is over stays in the list of whoever looks after people. */
    static final int OVER_DAYS = 90;

    private static final String SELECT = """
            select b.*, p.name_km as person_km, p.name_latin as person_latin,
                d.name_km as deputy_km, d.name_latin as deputy_latin,
                b.ended_at is null and exists (select 1 from absence away where away.person_id = b.deputy_id
                    and away.ended_at is null and away.valid_to > greatest(b.valid_from, :day)
                    and away.valid_from < b.valid_to) as gap,
                case when b.ended_at is not null or b.valid_to <= :day then 'OVER'
                    when b.valid_from > :day then 'COMING'
                    when exists (select 1 from stand_in(:day) s where s.person_id = b.person_id
                        and s.deputy_id = b.deputy_id and s.stages is not distinct from b.stages) then 'ACTING'
                    else 'RESTING' end as standing
            from absence b join person p on p.id = b.person_id join person d on d.id = b.deputy_id
            where\s""";

    private static final String OPEN = "(b.ended_at is null and b.valid_to > :day)";
    /** A role of whoever is absent; why somebody is away is for those only who look after all of them. */
    private static final String ROLE = "select 1 from role_assignment r where r.person_id = b.person_id"
            + " and (r.valid_to is null or r.valid_to > :day)";

    private static final String NEAREST = " order by " + OPEN + " desc, b.valid_from desc, b.id limit :most";

    private final JdbcClient jdbc;
    private final Clock clock;

    AbsenceList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One page of absences. */
    public record Page(List<Absence> lines, int page, int pages, int total) {}

    Absence get(UUID id) {
        return find("b.id = :id", Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("absence " + id));
    }

    /** All of a person: what counts or will count first. */
    public List<Absence> of(UUID personId) {
        return find("b.person_id = :person", Map.of("person", personId));
    }

    /** Those in which a person is the deputy, and which are not over. */
    public List<Absence> handedTo(UUID deputyId) {
        return find("b.deputy_id = :deputy and " + OPEN, Map.of("deputy", deputyId));
    }

    /** Who acts for a person today. */
    public List<Absence> actingFor(UUID personId) {
        return find("b.person_id = :person and b.valid_from <= :day and " + OPEN, Map.of("person", personId)).stream()
                .filter(absence -> absence.standing() == Absence.Standing.ACTING)
                .toList();
    }

    /**
     * Those of people whom the actor looks after, as far as they are not long over.
     *
     * @param text words of the name of the absent person
     */
    public Page lookedAfter(Actor actor, String text, int wanted) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where =
                new StringBuilder("b.person_id <> :me and coalesce(b.ended_at::date, b.valid_to) >= :since"
                        + " and exists (" + ROLE + ") and not exists (" + ROLE + " and not "
                        + PersonList.reach(actor, parameters) + ")");
        parameters.put("me", actor.personId());
        parameters.put("since", LocalDate.now(clock).minusDays(OVER_DAYS));
        parameters.put("day", LocalDate.now(clock));
        int number = 0;
        for (String word : SearchKey.of(text).split("\\s+")) {
            where.append(" and strpos(p.search_key, :word").append(number).append(") > 0");
            parameters.put("word" + number++, word);
        }
        int total = jdbc.sql("select count(*) from absence b join person p on p.id = b.person_id where " + where)
                .params(parameters)
                .query(Integer.class)
                .single();
        int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int page = Math.min(Math.max(1, wanted), pages);
        parameters.put("skipped", (page - 1) * PAGE_SIZE);
        return new Page(read(where + NEAREST + " offset :skipped", parameters), page, pages, total);
    }

    private List<Absence> find(String where, Map<String, Object> parameters) {
        return read(where + NEAREST, new HashMap<>(parameters));
    }

    private List<Absence> read(String where, Map<String, Object> parameters) {
        return jdbc.sql(SELECT + where)
                .params(parameters)
                .param("day", LocalDate.now(clock))
                .param("most", PAGE_SIZE)
                .query((row, number) -> Absence.of(row, clock.getZone()))
                .list();
    }
}
