package kh.isaf.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets and ends absences: one's own, or, for somebody who is ill, those of a person one looks after. The absent person
 * keeps all rights; the deputy gets the tasks and nothing else.
 */
@Service
@Transactional
public class Absences {

    /** Longer than a year somebody is not away but gone (assumed). */
    static final int MOST_DAYS = 366;

    private static final int LONGEST_REASON = 400;

    private final JdbcClient jdbc;
    private final AbsenceList list;
    private final Deputies deputies;
    private final PersonEntries entries;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Absences(
            JdbcClient jdbc,
            AbsenceList list,
            Deputies deputies,
            PersonEntries entries,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.list = list;
        this.deputies = deputies;
        this.entries = entries;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The person, if the actor looks after all roles he or she holds: for others there is no such person, or no right. */
    @Transactional(readOnly = true)
    public PersonEntry lookedAfter(Actor actor, UUID personId) {
        PersonEntry person = entries.visible(actor, personId);
        if (!entries.mayChange(actor, person)) {
            throw new AccessDeniedException("does not look after all roles of person " + personId);
        }
        return person;
    }

    public UUID set(Actor by, NewAbsence typed) {
        if (!by.personId().equals(typed.personId())) {
            lookedAfter(by, typed.personId());
        }
        Period period = period(typed);
        UUID deputy = typed.deputyId();
        if (deputy == null) {
            throw new Refusal("deputy", "absence.error.deputy");
        }
        String reason = PersonData.line(typed.reason());
        if (reason.length() > LONGEST_REASON) {
            throw new Refusal("reason", "people.error.tooLong", String.valueOf(LONGEST_REASON));
        }
        lock(typed.personId(), deputy);
        requireDeputy(typed.personId(), deputy, period);
        requireFree(typed, period);
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into absence (id, person_id, deputy_id, valid_from, valid_to, stages, reason, set_by, set_by_name,
                    set_at)
                values (:id, :person, :deputy, :from, :to, :stages, :reason, :by, :byName, :now)""")
                .param("id", id)
                .param("person", typed.personId())
                .param("deputy", deputy)
                .param("from", period.from())
                .param("to", period.end())
                .param("stages", stages(typed.stages()))
                .param("reason", reason)
                .param("by", by.personId())
                .param("byName", by.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record(
                by,
                "absence.set",
                "person/" + typed.personId(),
                null,
                told(list.get(id)),
                reason.isEmpty() ? null : reason);
        // who stands in for a focal person speaks for the provider from now on
        events.publishEvent(new PostsChanged(by, List.of(deputy)));
        return id;
    }

    /** From now on the deputy acts no longer; by the person, or by who looks after him or her. */
    public void end(Actor by, UUID id) {
        Absence absence = list.get(id);
        if (!by.personId().equals(absence.personId())) {
            if (by.personId().equals(absence.deputyId())) {
                throw new AccessDeniedException("a deputy does not end an absence");
            }
            lookedAfter(by, absence.personId());
        }
        int ended = jdbc.sql("""
                update absence set ended_at = ?, ended_by_name = ?
                where id = ? and ended_at is null and valid_to > ?""")
                .params(OffsetDateTime.now(clock), by.name(), id, LocalDate.now(clock))
                .update();
        if (ended == 1) {
            audit.record(by, "absence.end", "person/" + absence.personId(), told(absence), null, null);
        }
    }

    private Period period(NewAbsence typed) {
        LocalDate from = typed.from();
        LocalDate to = typed.to();
        if (to == null) {
            throw new Refusal(from == null ? "from" : "to", "people.error.missing");
        }
        Period period = Period.of(from, to);
        if (to.isBefore(LocalDate.now(clock))) {
            throw new Refusal("to", "absence.error.past");
        }
        if (to.isAfter(period.from().plusDays(MOST_DAYS - 1L))) {
            throw new Refusal("to", "absence.error.tooLong", String.valueOf(MOST_DAYS));
        }
        return period;
    }

    /** One after the other, so that two of them do not make each other deputies. */
    private void lock(UUID personId, UUID deputyId) {
        jdbc.sql("select id from person where id in (?, ?) order by id for no key update")
                .params(personId, deputyId)
                .query(UUID.class)
                .list();
    }

    private void requireDeputy(UUID personId, UUID deputyId, Period period) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first = period.from().isBefore(today) ? today : period.from();
        if (personId.equals(deputyId)) {
            throw new Refusal("deputy", "absence.error.oneself");
        }
        if (!deputies.possible(personId, deputyId, first)) {
            throw new Refusal("deputy", "absence.error.notThere");
        }
        boolean away = jdbc.sql("""
                select exists (select 1 from absence where person_id = :deputy and ended_at is null
                    and valid_from < :to and valid_to > :from)""")
                .param("deputy", deputyId)
                .param("from", first)
                .param("to", period.end())
                .query(Boolean.class)
                .single();
        if (away) {
            throw new Refusal("deputy", "absence.error.deputyAway");
        }
    }

    /** At any time each kind of task has one deputy at most. */
    private void requireFree(NewAbsence typed, Period period) {
        boolean taken = jdbc.sql("""
                select exists (select 1 from absence where person_id = :person and ended_at is null
                    and valid_from < :to and valid_to > :from
                    and (stages is null or :stages::text[] is null or stages && :stages::text[]))""")
                .param("person", typed.personId())
                .param("from", period.from())
                .param("to", period.end())
                .param("stages", stages(typed.stages()))
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new Refusal("from", "absence.error.overlaps");
        }
    }

    private static String @Nullable [] stages(Set<Stage> stages) {
        return stages.isEmpty() ? null : stages.stream().sorted().map(Stage::id).toArray(String[]::new);
    }

    private static String told(Absence absence) {
        String kinds = absence.stages().isEmpty()
                ? "all"
                : absence.stages().stream().map(Stage::id).collect(Collectors.joining(", "));
        return absence.period().from() + " – " + absence.period().lastDay() + ", deputy " + absence.deputyKm()
                + " (person/" + absence.deputyId() + "), stages " + kinds;
    }
}
