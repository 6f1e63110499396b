package kh.isaf.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.people.People;
import kh.isaf.people.Supervision;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A lead gives all that somebody has taken to another in one act, because the one is ill or has too much. */
@Service
@Transactional
public class TaskPassing {

    private static final int LONGEST_REASON = 400;
    private static final int SHORTEST_REASON = 3;

    private final JdbcClient jdbc;
    private final WorkItems workItems;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    TaskPassing(JdbcClient jdbc, WorkItems workItems, People people, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.workItems = workItems;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody who holds a role for at least one of the tasks.
     *
     * @param tasks for how many
     */
    public record Successor(UUID id, String nameKm, String nameLatin, int tasks) {}

    /**
     * One task, and whether it goes.
     *
     * @param refusal key of the reason why the successor cannot have it; null where nothing stands against it
     */
    public record Line(WorkItem item, @Nullable String refusal) {}

    /** What was done: how many went, and how many stay. */
    public record Passed(int gone, int kept) {}

    /** The open tasks this person has taken where the lead looks after people. */
    @Transactional(readOnly = true)
    public List<WorkItem> taken(Actor lead, UUID person) {
        return taken(lead, person, "w.due_on, w.id");
    }

    private List<WorkItem> taken(Actor lead, UUID person, String order) {
        Map<String, Object> parameters = new HashMap<>();
        String within = Supervision.within(lead, "w.area_code", parameters);
        return jdbc.sql("select w.* from work_item w where w.status = 'OPEN' and w.assignee_id = :person and " + within
                        + " order by " + order)
                .params(parameters)
                .param("person", person)
                .query(WorkItemRow::of)
                .list();
    }

    /** Who may be chosen: whoever holds today a role for one of the tasks; nobody else. */
    @Transactional(readOnly = true)
    public List<Successor> successors(Actor lead, UUID person) {
        List<UUID> tasks = taken(lead, person).stream().map(WorkItem::id).toList();
        return tasks.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select p.id, p.name_km, p.name_latin, count(distinct c.work_item_id)::int as tasks
                        from work_item_candidate c join role_assignment r on r.role = c.role
                                and coalesce(r.provider_code, r.area_code) = c.scope
                                and r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today)
                            join person p on p.id = r.person_id
                        where c.work_item_id in (:tasks) and p.id <> :person
                        group by p.id order by tasks desc, p.name_latin, p.id""")
                        .param("tasks", tasks)
                        .param("person", person)
                        .param("today", LocalDate.now(clock))
                        .query(Successor.class)
                        .list();
    }

    /**
     * Which tasks would go to the successor, and why others would not.
     *
     * @throws Refusal for somebody who has no right to any of them
     */
    @Transactional(readOnly = true)
    public List<Line> preview(Actor lead, UUID person, @Nullable UUID successor) {
        Actor chosen = chosen(lead, person, successor);
        return taken(lead, person).stream()
                .map(item -> new Line(item, refusal(item, chosen)))
                .toList();
    }

    /**
     * Gives what can be given; the rest stays where it is.
     *
     * @throws Refusal where nothing can be given, or without a reason
     */
    public Passed pass(Actor lead, UUID person, @Nullable UUID successor, String reason) {
        Actor chosen = chosen(lead, person, successor);
        String why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw new Refusal("reason", "passing.error.reason");
        }
        // in the order in which everybody takes hold of several
        List<WorkItem> taken = taken(lead, person, "w.id for update of w");
        List<WorkItem> going =
                taken.stream().filter(item -> refusal(item, chosen) == null).toList();
        if (going.isEmpty()) {
            throw new Refusal("who", "passing.error.nothing");
        }
        going.forEach(item -> workItems.assign(lead, item.id(), chosen));
        int kept = taken.size() - going.size();
        audit.record(
                lead,
                "task.handOverAll",
                "person/" + person,
                null,
                going.size() + " tasks to person/" + chosen.personId() + ", " + kept + " kept",
                why);
        return new Passed(going.size(), kept);
    }

    private Actor chosen(Actor lead, UUID person, @Nullable UUID successor) {
        if (successor == null
                || successors(lead, person).stream().noneMatch(one -> one.id().equals(successor))) {
            throw new Refusal("who", "passing.error.who");
        }
        return people.actor(successor).withoutDeputyships();
    }

    private @Nullable String refusal(WorkItem item, Actor successor) {
        if (workItems.mayDo(item, successor)) {
            return null;
        }
        if (workItems.barredByPost(item, successor)) {
            return "handOver.error.post";
        }
        Set<Role> asked =
                workItems.candidates(item.id()).stream().map(Candidate::role).collect(Collectors.toSet());
        return successor.grants().stream().anyMatch(grant -> asked.contains(grant.role()))
                ? "passing.error.elsewhere"
                : "passing.error.noRole";
    }
}
