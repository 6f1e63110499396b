package kh.isaf.oversight;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody above did about something late, straight from the board: a call, a message, a visit. */
@Service
@Transactional
public class Contacts {

    private static final int LONGEST = 1000;
    private static final int SHORTEST = 3;

    private final JdbcClient jdbc;
    private final Sight sight;
    private final CaseList cases;
    private final AuditTrail audit;
    private final Clock clock;

    Contacts(JdbcClient jdbc, Sight sight, CaseList cases, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /** How somebody was reached. */
    public enum Kind {
        CALL,
        MESSAGE,
        VISIT;

        public static Optional<Kind> of(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst();
        }

        private String act() {
            return "contact." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that is awaited, as its address names it.
     *
     * @param cycle year and area, as {@code 2027-120801}
     * @param month null unless the stage is done month by month
     */
    public record Case(
            String cycle,
            Stage stage,
            @Nullable String provider,
            @Nullable Integer month) {}

    /** One contact, for lists. */
    public record Contact(OffsetDateTime at, Kind kind, String whom, String note, String personName) {}

    /**
     * What is awaited, for somebody who looks after it.
     *
     * @throws NotFound when it is not in the actor's sight
     * @throws AccessDeniedException when the actor sees it but does not look after it
     */
    @Transactional(readOnly = true)
    public CaseList.Line of(Actor actor, Case late) {
        String area = late.cycle().substring(late.cycle().indexOf('-') + 1);
        CaseList.Line line = cases.find(actor, late).orElseThrow(() -> new NotFound("case " + late));
        if (!sight.supervises(actor, area)) {
            throw new AccessDeniedException("no supervisor of " + area);
        }
        return line;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Contact> about(Case late) {
        return jdbc.sql("""
                        select at, kind, whom, note, person_name from contact
                        where cycle_key = :cycle and stage = :stage and provider_code = :provider and month = :month
                        order by at desc""")
                .param("cycle", late.cycle())
                .param("stage", late.stage().id())
                .param("provider", Objects.requireNonNullElse(late.provider(), ""))
                .param("month", Objects.requireNonNullElse(late.month(), 0))
                .query(Contact.class)
                .list();
    }

    /** Writes down that somebody was reached about it. */
    public void log(Actor actor, Case late, @Nullable Kind kind, String whom, String note) {
        CaseList.Line line = of(actor, late);
        if (kind == null) {
            throw new Refusal("kind", "contact.error.kind");
        }
        String said = note.strip();
        if (said.length() < SHORTEST || said.length() > LONGEST) {
            throw new Refusal("note", "contact.error.note");
        }
        String who = whom.isBlank() ? Objects.requireNonNullElse(line.holders(), "–") : whom.strip();
        if (who.length() > LONGEST) {
            throw new Refusal("whom", "contact.error.note");
        }
        jdbc.sql("""
                        insert into contact (id, cycle_key, stage, provider_code, month, kind, whom, note, person_id,
                            person_name, at)
                        values (:id, :cycle, :stage, :provider, :month, :kind, :whom, :note, :person, :name, :now)""")
                .param("id", UUID.randomUUID())
                .param("cycle", late.cycle())
                .param("stage", late.stage().id())
                .param("provider", Objects.requireNonNullElse(late.provider(), ""))
                .param("month", Objects.requireNonNullElse(late.month(), 0))
                .param("kind", kind.name())
                .param("whom", who)
                .param("note", said)
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record(
                actor,
                kind.act(),
                "case/" + late.cycle() + "/" + late.stage().id()
                        + (late.provider() == null ? "" : "/" + late.provider())
                        + (late.month() == null ? "" : "/" + late.month()),
                null,
                who,
                said);
    }
}
