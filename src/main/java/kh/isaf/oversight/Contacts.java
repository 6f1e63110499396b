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
    private final CaseMessages letters;
    private final AuditTrail audit;
    private final Clock clock;

    Contacts(JdbcClient jdbc, Sight sight, CaseList cases, CaseMessages letters, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.cases = cases;
        this.letters = letters;
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

    /**
     * One contact, for lists.
     *
     * @param sentBy channels by which a message went; null for what was not sent from here
     */
    public record Contact(
            OffsetDateTime at,
            Kind kind,
            String whom,
            String note,
            String personName,
            @Nullable String sentBy) {

        public List<String> channels() {
            return sentBy == null ? List.of() : List.of(sentBy.split(","));
        }
    }

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
                        select at, kind, whom, note, person_name, sent_by from contact
                        where cycle_key = :cycle and stage = :stage and provider_code = :provider and month = :month
                        order by at desc""")
                .param("cycle", late.cycle())
                .param("stage", late.stage().id())
                .param("provider", Objects.requireNonNullElse(late.provider(), ""))
                .param("month", Objects.requireNonNullElse(late.month(), 0))
                .query(Contact.class)
                .list();
    }

    /**
     * Writes down that somebody was reached about it; a message goes to those whose turn it is.
     *
     * @throws Refusal where it says nothing, or a message reaches nobody
     */
    public Contact log(Actor actor, Case late, @Nullable Kind kind, String whom, String note) {
        CaseList.Line line = of(actor, late);
        if (kind == null) {
            throw new Refusal("kind", "contact.error.kind");
        }
        String said = note.strip();
        if (said.length() < SHORTEST || said.length() > LONGEST || whom.length() > LONGEST) {
            throw new Refusal("note", "contact.error.note");
        }
        UUID id = UUID.randomUUID();
        CaseMessages.Sent sent = kind == Kind.MESSAGE ? letters.send(actor, line, id, said) : null;
        String names = sent != null ? sent.whom() : whom.strip();
        Contact contact = new Contact(
                OffsetDateTime.now(clock),
                kind,
                names.isEmpty() ? Objects.requireNonNullElse(line.holders(), "–") : names,
                said,
                actor.name(),
                sent == null ? null : String.join(",", sent.channels()));
        save(id, actor, late, contact);
        audit.record(
                actor,
                kind.act(),
                "case/" + late.cycle() + "/" + late.stage().id()
                        + (late.provider() == null ? "" : "/" + late.provider())
                        + (late.month() == null ? "" : "/" + late.month()),
                null,
                contact.whom(),
                said);
        return contact;
    }

    private void save(UUID id, Actor actor, Case late, Contact contact) {
        jdbc.sql("""
                        insert into contact (id, cycle_key, stage, provider_code, month, kind, whom, note, person_id,
                            person_name, at, sent_by)
                        values (:id, :cycle, :stage, :provider, :month, :kind, :whom, :note, :person, :name, :at, :by)""")
                .param("id", id)
                .param("cycle", late.cycle())
                .param("stage", late.stage().id())
                .param("provider", Objects.requireNonNullElse(late.provider(), ""))
                .param("month", Objects.requireNonNullElse(late.month(), 0))
                .param("kind", contact.kind().name())
                .param("whom", contact.whom())
                .param("note", contact.note())
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("at", contact.at())
                .param("by", contact.sentBy())
                .update();
    }
}
