package kh.isaf.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.WorkingCalendars;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Planning an owed meeting on a working day, and writing down that it was held and who came. */
@Service
@Transactional
public class Meetings {

    private static final int LONGEST = 4000;
    private static final int MOST_PEOPLE = 5000;

    private final JdbcClient jdbc;
    private final OwedMeetings owed;
    private final WorkingCalendars calendars;
    private final AuditTrail audit;
    private final Clock clock;

    Meetings(JdbcClient jdbc, OwedMeetings owed, WorkingCalendars calendars, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.owed = owed;
        this.calendars = calendars;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The meeting of a body for a period, as its address names it.
     *
     * @param where code of the area or provider; empty for the nation
     */
    public record Meant(String body, String where, LocalDate startsOn) {}

    /** When, where and about what. */
    public record Plan(@Nullable LocalDate day, String place, String agenda) {}

    /** Who came, and what was said. */
    public record Minutes(
            @Nullable Integer women,
            @Nullable Integer men,
            @Nullable Integer other,
            String notes) {}

    /** @throws NotFound when it is not owed, or not in the actor's sight */
    @Transactional(readOnly = true)
    public OwedMeetings.Line of(Actor actor, Meant meant) {
        return owed.find(actor, meant.body(), meant.where(), meant.startsOn())
                .orElseThrow(() -> new NotFound("meeting " + meant));
    }

    /** Whether the actor calls this body's meetings: by the role that looks after it, or leading the body. */
    @Transactional(readOnly = true)
    public boolean mayKeep(Actor actor, OwedMeetings.Line meeting) {
        if (meeting.cycleKey() != null) {
            return false;
        }
        if (!meeting.providerCode().isEmpty()) {
            return actor.may(Role.CLERK, meeting.areaCode())
                    || actor.grants().stream()
                            .anyMatch(grant -> grant.role() == Role.FOCAL_PERSON
                                    && meeting.providerCode().equals(grant.providerCode()));
        }
        return actor.may(convener(meeting.body()), meeting.areaCode())
                || owed.leads(actor, meeting.body(), meeting.areaCode());
    }

    private Role convener(String body) {
        return Role.of(jdbc.sql("select convener from meeting_body where code = ?")
                        .param(body)
                        .query(String.class)
                        .single())
                .orElseThrow();
    }

    /** The meeting with this id, for whoever has it in sight. */
    Optional<OwedMeetings.Line> find(Actor actor, UUID id) {
        return jdbc.sql("""
                        select body, case when provider_code = '' then area_code else provider_code end as "where", starts_on
                        from meeting where id = ?""")
                .param(id)
                .query(Meant.class)
                .optional()
                .flatMap(meant -> owed.find(actor, meant.body(), meant.where(), meant.startsOn()));
    }

    private OwedMeetings.Line kept(Actor actor, Meant meant) {
        OwedMeetings.Line meeting = of(actor, meant);
        if (!mayKeep(actor, meeting)) {
            throw new AccessDeniedException("does not keep meeting " + meant);
        }
        return meeting;
    }

    /** Sets or moves the date, always to a working day. */
    public void plan(Actor actor, Meant meant, Plan plan) {
        OwedMeetings.Line meeting = kept(actor, meant);
        if (meeting.heldOn() != null) {
            throw new Refusal(null, "meeting.error.held");
        }
        LocalDate day = within(meeting, plan.day());
        if (day.isBefore(LocalDate.now(clock))) {
            throw new Refusal("day", "meeting.error.past");
        }
        LocalDate working = calendars.of(meeting.areaCode()).onOrAfter(day);
        if (!working.equals(day)) {
            throw new Refusal("day", "meeting.error.closed", working);
        }
        check(plan, "");
        write(actor, meeting, """
                planned_on = :day, place = :place, agenda = :agenda""", "planned_on, place, agenda", ":day, :place, :agenda", plan, null);
        audit.record(actor, "meeting.plan", object(meant), text(meeting.plannedOn()), day.toString(), null);
    }

    /** Writes down that it was held; the same people may correct it. */
    public void record(Actor actor, Meant meant, Plan plan, Minutes minutes) {
        OwedMeetings.Line meeting = kept(actor, meant);
        LocalDate day = within(meeting, plan.day());
        if (day.isAfter(LocalDate.now(clock))) {
            throw new Refusal("day", "meeting.error.future");
        }
        check(plan, minutes.notes());
        int women = people("women", minutes.women());
        int men = people("men", minutes.men());
        int other = people("other", minutes.other());
        if (women + men + other == 0) {
            throw new Refusal("women", "meeting.error.nobody");
        }
        write(
                actor,
                meeting,
                "held_on = :day, place = :place, agenda = :agenda, women = :women, men = :men, other = :other, notes = :notes",
                "held_on, place, agenda, women, men, other, notes",
                ":day, :place, :agenda, :women, :men, :other, :notes",
                plan,
                new Minutes(women, men, other, minutes.notes()));
        audit.record(
                actor,
                "meeting.record",
                object(meant),
                meeting.heldOn() == null
                        ? null
                        : said(meeting.heldOn(), meeting.women(), meeting.men(), meeting.other()),
                said(day, women, men, other),
                null);
    }

    private void write(
            Actor actor,
            OwedMeetings.Line meeting,
            String set,
            String columns,
            String values,
            Plan plan,
            @Nullable Minutes minutes) {
        jdbc.sql("""
                        insert into meeting (id, body, area_code, provider_code, starts_on, ends_on, person_id, person_name,
                            at, %s)
                        values (:id, :body, :area, :provider, :from, :to, :person, :name, :now, %s)
                        on conflict (body, area_code, provider_code, starts_on) do update
                        set person_id = :person, person_name = :name, at = :now, %s""".formatted(columns, values, set))
                .param("id", UUID.randomUUID())
                .param("body", meeting.body())
                .param("area", meeting.areaCode())
                .param("provider", meeting.providerCode())
                .param("from", meeting.startsOn())
                .param("to", meeting.endsOn())
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .param("day", plan.day())
                .param("place", plan.place().strip())
                .param("agenda", plan.agenda().strip())
                .param("women", minutes == null ? null : minutes.women())
                .param("men", minutes == null ? null : minutes.men())
                .param("other", minutes == null ? null : minutes.other())
                .param("notes", minutes == null ? "" : minutes.notes().strip())
                .update();
    }

    private static LocalDate within(OwedMeetings.Line meeting, @Nullable LocalDate day) {
        if (day == null) {
            throw new Refusal("day", "people.error.missing");
        }
        if (day.isBefore(meeting.startsOn()) || day.isAfter(meeting.lastDay())) {
            throw new Refusal("day", "meeting.error.period", meeting.startsOn(), meeting.lastDay());
        }
        return day;
    }

    private static void check(Plan plan, String notes) {
        if (plan.place().length() > LONGEST || plan.agenda().length() > LONGEST || notes.length() > LONGEST) {
            throw new Refusal(null, "meeting.error.long", String.valueOf(LONGEST));
        }
    }

    private static int people(String field, @Nullable Integer number) {
        int people = number == null ? 0 : number;
        if (people < 0 || people > MOST_PEOPLE) {
            throw new Refusal(field, "meeting.error.people", String.valueOf(MOST_PEOPLE));
        }
        return people;
    }

    private static String object(Meant meant) {
        return "meeting/" + meant.body() + "/" + meant.where() + "/" + meant.startsOn();
    }

    private static String said(LocalDate day, @Nullable Integer women, @Nullable Integer men, @Nullable Integer other) {
        return "%s: %d w, %d m, %d o".formatted(day, women, men, other);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
