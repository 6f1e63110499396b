package kh.isaf.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How often each body has to meet, where that is written, and from which day another rhythm holds. */
@Service
@Transactional
public class Cadences {

    /** Months between two meetings; 0 for a body that has to meet no more. */
    public static final List<Integer> MONTHS = List.of(1, 2, 3, 4, 6, 12, 0);

    private static final int LONGEST = 1000;

    /** The committees meet by a task of the cycle, month by month; its model says so, not this table. */
    private static final Set<String> BY_THE_CYCLE = Set.of("jaapCommittee");

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Cadences(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A body and one of its rhythms; the newest of each body comes first. */
    public record Line(
            String body,
            String level,
            String nameKm,
            String nameEn,
            LocalDate validFrom,
            int months,
            String source,
            boolean assumed,
            String reason,
            String setByName) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameEn;
        }

        /** Whether NCDDS may change it here. */
        public boolean changeable() {
            return !BY_THE_CYCLE.contains(body);
        }
    }

    @Transactional(readOnly = true)
    public List<Line> all() {
        return jdbc.sql("""
                        select b.code as body, b.level, b.name_km, b.name_en, c.valid_from, c.months, c.source, c.assumed,
                            c.reason, c.set_by_name
                        from meeting_body b join meeting_cadence c on c.body = b.code
                        order by b.position, c.valid_from desc""").query(Line.class).list();
    }

    /** Another rhythm from the first day of a month in which no earlier period is cut in two. */
    public void change(Actor actor, String body, @Nullable LocalDate from, int months, String reason) {
        Line newest = all().stream()
                .filter(line -> line.body().equals(body) && line.changeable())
                .findFirst()
                .orElseThrow(() -> new NotFound("body " + body));
        if (!MONTHS.contains(months)) {
            throw new Refusal("months", "cadence.error.months");
        }
        if (from == null) {
            throw new Refusal("from", "people.error.missing");
        }
        LocalDate next = next(newest, LocalDate.now(clock));
        if (!from.isAfter(LocalDate.now(clock)) || !from.equals(next(newest, from.minusDays(1)))) {
            throw new Refusal("from", "cadence.error.from", next);
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new Refusal("reason", "cadence.error.reason");
        }
        jdbc.sql("""
                        insert into meeting_cadence (body, valid_from, months, source, assumed, reason, set_by, set_by_name,
                            set_at)
                        values (:body, :from, :months, '', false, :reason, :person, :name, :now)""")
                .param("body", body)
                .param("from", from)
                .param("months", months)
                .param("reason", reason.strip())
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record(
                actor,
                "meeting.cadence",
                "meeting_body/" + body,
                newest.months() + " from " + newest.validFrom(),
                months + " from " + from,
                reason.strip());
    }

    /** The first day after this one on which a period of the newest rhythm begins. */
    private static LocalDate next(Line newest, LocalDate after) {
        int step = newest.months() == 0 ? 1 : newest.months();
        LocalDate day = newest.validFrom().plusMonths(step);
        while (!day.isAfter(after)) {
            day = day.plusMonths(step);
        }
        return day;
    }
}
