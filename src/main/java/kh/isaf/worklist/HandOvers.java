package kh.isaf.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.people.Bodies;
import kh.isaf.people.Body;
import kh.isaf.people.Period;
import kh.isaf.people.PersonEntries;
import kh.isaf.people.PersonEntry;
import kh.isaf.people.PersonPosts;
import kh.isaf.people.PersonRoles;
import kh.isaf.people.RoleLine;
import kh.isaf.people.Supervision;
import kh.isaf.worklist.HandOver.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts the list of what a leaving person held: roles, seats and posts end on the last day, and each waits for its successor. */
@Service
@Transactional
public class HandOvers {

    private final JdbcClient jdbc;
    private final PersonEntries entries;
    private final PersonPosts posts;
    private final PersonRoles roles;
    private final Bodies bodies;
    private final AuditTrail audit;
    private final Clock clock;

    HandOvers(
            JdbcClient jdbc,
            PersonEntries entries,
            PersonPosts posts,
            PersonRoles roles,
            Bodies bodies,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.posts = posts;
        this.roles = roles;
        this.bodies = bodies;
        this.audit = audit;
        this.clock = clock;
    }

    /** The roles of somebody that the actor may end: held now or later. */
    @Transactional(readOnly = true)
    public List<RoleLine> ending(Actor actor, PersonEntry person) {
        return held(person).stream()
                .filter(role -> Supervision.oversees(actor, role.grant()))
                .toList();
    }

    /** Now or later, whoever looks after it. */
    private List<RoleLine> held(PersonEntry person) {
        LocalDate today = LocalDate.now(clock);
        return person.roles().stream()
                .filter(role -> role.period().state(today) != Period.State.OVER)
                .toList();
    }

    /** The list of this person that is not done yet. */
    @Transactional(readOnly = true)
    public Optional<UUID> openOf(UUID personId) {
        return jdbc.sql("select id from hand_over where person_id = ? and done_at is null")
                .param(personId)
                .query(UUID.class)
                .optional();
    }

    /**
     * The person leaves these roles.
     *
     * @param roles ids of the roles; whoever leaves all that is held leaves the posts too
     */
    public UUID start(Actor actor, UUID personId, @Nullable LocalDate leavesOn, String reason, Collection<Long> roles) {
        PersonEntry person = entries.visible(actor, personId);
        List<RoleLine> all = ending(actor, person);
        List<RoleLine> chosen =
                all.stream().filter(role -> roles.contains(role.id())).toList();
        if (all.isEmpty()) {
            throw new AccessDeniedException("looks after no role of person " + personId);
        }
        if (chosen.isEmpty()) {
            throw new Refusal("roles", "handOver.error.noRole");
        }
        if (leavesOn == null) {
            throw new Refusal("to", "people.error.missing");
        }
        if (openOf(personId).isPresent()) {
            throw new Refusal(null, "handOver.error.begun");
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into hand_over (id, person_id, area_code, leaves_on, reason, started_at, started_by)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        personId,
                        chosen.get(0).grant().areaCode(),
                        leavesOn,
                        reason.strip(),
                        OffsetDateTime.now(clock),
                        actor.name())
                .update();
        listTasks(id, personId, chosen);
        boolean leavesAll = chosen.size() == held(person).size();
        for (RoleLine role : chosen) {
            if (role.bodyCode() == null) {
                line(
                        id,
                        Kind.ROLE,
                        String.valueOf(role.id()),
                        role.grant().role().id(),
                        role.grant(),
                        role.deputy(),
                        text(role.placeKm()),
                        text(role.placeLatin()));
                this.roles.endRole(actor, personId, role.id(), earlier(leavesOn, role.period()), reason);
            }
        }
        Set<String> carried = chosen.stream().map(role -> text(role.bodyCode())).collect(Collectors.toSet());
        for (PersonEntry.Membership seat : person.memberships()) {
            if (seat.period().state(LocalDate.now(clock)) != Period.State.OVER
                    && (leavesAll || carried.contains(seat.bodyCode()))) {
                leaveSeat(actor, id, seat, leavesOn, reason);
            }
        }
        if (leavesAll) {
            for (PersonEntry.Post post : person.posts()) {
                if (post.period().state(LocalDate.now(clock)) != Period.State.OVER) {
                    Grant place = new Grant(Role.READER, chosen.get(0).grant().areaCode(), post.providerCode());
                    line(
                            id,
                            Kind.POST,
                            post.providerCode(),
                            post.title(),
                            place,
                            false,
                            post.providerKm(),
                            post.providerLatin());
                    posts.endPost(actor, personId, post.id(), earlier(leavesOn, post.period()));
                }
            }
        }
        audit.record(actor, "handOver.start", "person/" + personId, null, "leaves on " + leavesOn, reason.strip());
        return id;
    }

    private void leaveSeat(Actor actor, UUID id, PersonEntry.Membership seat, LocalDate leavesOn, String reason) {
        Body body = bodies.kept(actor, seat.bodyCode()).orElse(null);
        if (body == null) {
            // whoever keeps that body ends the seat
            return;
        }
        line(
                id,
                Kind.SEAT,
                seat.bodyCode(),
                seat.position().id(),
                new Grant(Role.READER, body.areaCode()),
                false,
                seat.bodyKm(),
                seat.bodyLatin());
        bodies.endSeat(actor, seat.bodyCode(), seat.id(), earlier(leavesOn, seat.period()), reason);
    }

    /** What ends before the last day anyway ends then; what was to begin later never does. */
    private static LocalDate earlier(LocalDate leavesOn, Period period) {
        LocalDate last = period.lastDay();
        LocalDate day = last != null && last.isBefore(leavesOn) ? last : leavesOn;
        return day.isBefore(period.from()) ? period.from() : day;
    }

    private void listTasks(UUID id, UUID personId, List<RoleLine> roles) {
        List<Object[]> pairs = roles.stream()
                .map(role ->
                        new Object[] {role.grant().role().id(), role.grant().scope()})
                .toList();
        jdbc.sql("""
                insert into hand_over_line (hand_over_id, kind, object_id, detail, area_code, provider_code, label_km,
                    label_en)
                select :id, 'TASK', w.id::text, w.task, w.area_code, w.provider_code,
                    concat_ws(' · ', w.name_km, p.name_km), concat_ws(' · ', w.name_en, p.name_latin)
                from work_item w left join service_provider p on p.code = w.provider_code
                where w.status = 'OPEN' and w.assignee_id = :person and exists (select 1 from work_item_candidate c
                    where c.work_item_id = w.id and (c.role, c.scope) in (:roles))
                order by w.due_on, w.id""")
                .param("id", id)
                .param("person", personId)
                .param("roles", pairs)
                .update();
    }

    private void line(
            UUID id, Kind kind, String object, String detail, Grant place, boolean deputy, String km, String latin) {
        jdbc.sql("""
                insert into hand_over_line (hand_over_id, kind, object_id, detail, area_code, provider_code, deputy,
                    label_km, label_en)
                values (:id, :kind, :object, :detail, :area, :provider, :deputy, :km, :latin)""")
                .param("id", id)
                .param("kind", kind.name())
                .param("object", object)
                .param("detail", detail)
                .param("area", place.areaCode())
                .param("provider", place.providerCode())
                .param("deputy", deputy)
                .param("km", km)
                .param("latin", latin)
                .update();
    }

    /** The list, if the actor looks after the person. */
    @Transactional(readOnly = true)
    public HandOver visible(Actor actor, UUID id) {
        List<HandOver.Line> lines = jdbc.sql("""
                select l.*, p.name_km as successor from hand_over_line l left join person p on p.id = l.successor_id
                where l.hand_over_id = ? order by l.settled_at is not null, l.id""")
                .param(id)
                .query((row, number) -> new HandOver.Line(
                        row.getLong("id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("object_id"),
                        row.getString("detail"),
                        row.getString("area_code"),
                        row.getString("provider_code"),
                        row.getBoolean("deputy"),
                        row.getString("label_km"),
                        row.getString("label_en"),
                        row.getObject("settled_at") != null,
                        row.getString("successor")))
                .list();
        HandOver found = jdbc.sql("select * from hand_over where id = ?")
                .param(id)
                .query((row, number) -> new HandOver(
                        id,
                        row.getObject("person_id", UUID.class),
                        row.getString("area_code"),
                        row.getObject("leaves_on", LocalDate.class),
                        row.getString("reason"),
                        row.getObject("done_at") != null,
                        lines))
                .optional()
                .orElseThrow(() -> new NotFound("hand-over " + id));
        if (!settles(actor, found)) {
            entries.visible(actor, found.personId());
        }
        return found;
    }

    /** Also when whoever left serves elsewhere by now, where the actor looks after nobody. */
    private boolean settles(Actor actor, HandOver handOver) {
        return handOver.lines().stream().anyMatch(line -> switch (line.kind()) {
            case ROLE -> Supervision.oversees(actor, line.grant());
            case SEAT -> bodies.kept(actor, line.objectId()).isPresent();
            case POST, TASK -> false;
        });
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
