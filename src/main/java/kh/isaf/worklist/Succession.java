package kh.isaf.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
import kh.isaf.people.PersonRoles.NewRole;
import kh.isaf.people.Position;
import kh.isaf.people.RoleLine;
import kh.isaf.people.Supervision;
import kh.isaf.people.Vacancies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settles a hand-over line by line: a successor gets what was left, or nobody yet and it is vacant. */
@Service
@Transactional
public class Succession {

    private final JdbcClient jdbc;
    private final HandOvers handOvers;
    private final PersonEntries entries;
    private final PersonPosts posts;
    private final PersonRoles roles;
    private final Bodies bodies;
    private final Vacancies vacancies;
    private final WorkItems workItems;
    private final AuditTrail audit;
    private final Clock clock;

    Succession(
            JdbcClient jdbc,
            HandOvers handOvers,
            PersonEntries entries,
            PersonPosts posts,
            PersonRoles roles,
            Bodies bodies,
            Vacancies vacancies,
            WorkItems workItems,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.handOvers = handOvers;
        this.entries = entries;
        this.posts = posts;
        this.roles = roles;
        this.bodies = bodies;
        this.vacancies = vacancies;
        this.workItems = workItems;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param successor null for nobody yet: a task goes back to its group, a place is vacant */
    public void settle(Actor actor, UUID id, long lineId, @Nullable UUID successor) {
        jdbc.sql("select id from hand_over where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        HandOver handOver = handOvers.visible(actor, id);
        HandOver.Line line = handOver.lines().stream()
                .filter(one -> one.id() == lineId)
                .findFirst()
                .orElseThrow(() -> new NotFound("line " + lineId));
        if (line.settled()) {
            throw new Refusal("who", "handOver.error.settled");
        }
        if (handOver.personId().equals(successor)) {
            throw new Refusal("who", "handOver.error.samePerson");
        }
        LocalDate from = handOver.leavesOn().plusDays(1);
        if (successor == null) {
            leave(actor, line, from);
        } else {
            pass(actor, line, entries.visible(actor, successor), from);
        }
        jdbc.sql("update hand_over_line set settled_at = ?, settled_by = ?, successor_id = ? where id = ?")
                .param(OffsetDateTime.now(clock))
                .param(actor.name())
                .param(successor)
                .param(lineId)
                .update();
        jdbc.sql("""
                update hand_over set done_at = :now where id = :id and not exists (
                    select 1 from hand_over_line where hand_over_id = :id and settled_at is null)""").param("now", OffsetDateTime.now(clock)).param("id", id).update();
        audit.record(
                actor,
                "handOver.settle",
                "person/" + handOver.personId(),
                line.kind() + " " + line.detail() + " " + line.objectId(),
                successor == null ? "nobody" : "person/" + successor,
                null);
    }

    private void pass(Actor actor, HandOver.Line line, PersonEntry successor, LocalDate from) {
        switch (line.kind()) {
            case ROLE -> {
                Grant grant = line.grant();
                if (!acting(successor, from).grants().contains(grant)) {
                    roles.giveRole(
                            actor,
                            successor.id(),
                            new NewRole(grant.role(), grant.scope(), new Period(from, null), line.deputy()));
                }
            }
            case SEAT ->
                bodies.seat(actor, keptBody(actor, line), successor.id(), position(line), new Period(from, null));
            case POST -> posts.addPost(actor, successor.id(), line.objectId(), title(line), new Period(from, null));
            case TASK -> {
                requireWithin(actor, line);
                LocalDate today = LocalDate.now(clock);
                workItems.assign(
                        actor, UUID.fromString(line.objectId()), acting(successor, today.isAfter(from) ? today : from));
            }
        }
    }

    private void leave(Actor actor, HandOver.Line line, LocalDate from) {
        switch (line.kind()) {
            case ROLE -> {
                if (!Supervision.oversees(actor, line.grant())) {
                    throw new AccessDeniedException("not looked after by the actor: " + line);
                }
                vacancies.note(line.grant(), from);
            }
            case SEAT -> {
                Body body = keptBody(actor, line);
                Role role = body.kind().role(position(line));
                if (role != null) {
                    vacancies.note(new Grant(role, body.areaCode()), from);
                }
            }
            case POST -> requireWithin(actor, line);
            case TASK -> {
                requireWithin(actor, line);
                workItems.assign(actor, UUID.fromString(line.objectId()), null);
            }
        }
    }

    private Body keptBody(Actor actor, HandOver.Line line) {
        Body body = bodies.visible(actor, line.objectId());
        if (!bodies.mayKeep(actor, body)) {
            throw new AccessDeniedException("does not keep body " + body.code());
        }
        return body;
    }

    private static void requireWithin(Actor actor, HandOver.Line line) {
        if (!Supervision.reaches(actor, line.areaCode())
                && Supervision.areas(actor).stream().noneMatch(area -> area.startsWith(line.areaCode()))) {
            throw new AccessDeniedException("beyond the reach of the actor: " + line);
        }
    }

    /** The successor as he or she will stand on that day. */
    private static Actor acting(PersonEntry person, LocalDate day) {
        Set<Grant> grants = person.roles().stream()
                .filter(role -> held(role.period(), day))
                .map(RoleLine::grant)
                .collect(Collectors.toSet());
        Set<String> posts = person.posts().stream()
                .filter(post -> held(post.period(), day))
                .map(PersonEntry.Post::providerCode)
                .collect(Collectors.toSet());
        return new Actor(person.id(), person.data().nameKm(), grants, posts);
    }

    private static boolean held(Period period, LocalDate day) {
        Period.State state = period.state(day);
        return state == Period.State.HELD || state == Period.State.ENDING;
    }

    private static Position position(HandOver.Line line) {
        return Position.of(line.detail()).orElseThrow();
    }

    /** Posts that came in a table have no title. */
    private static String title(HandOver.Line line) {
        return line.detail().isEmpty() ? "–" : line.detail();
    }
}
