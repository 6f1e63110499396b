package kh.isaf.worklist;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.cycle.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a work item: opened for candidates, claimed and released, closed once. */
@Service
@Transactional
public class WorkItems {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;
    private final Impartiality impartiality;
    private final ApplicationEventPublisher events;

    WorkItems(
            JdbcClient jdbc,
            Clock clock,
            AuditTrail audit,
            Impartiality impartiality,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.impartiality = impartiality;
        this.events = events;
    }

    public void open(WorkItem item, Collection<Candidate> candidates) {
        boolean loose = item.address() != null;
        Stage stage = item.stage();
        jdbc.sql("""
                insert into work_item (id, task, cycle_key, year, area_code, provider_code, stage, month, name_km,
                    name_en, starts_on, nominal_due_on, due_on, status, created_at, address, chases)
                values (:id, :task, :cycle_key, :year, :area_code, :provider_code, :stage, :month, :name_km,
                    :name_en, :starts_on, :nominal, coalesce(working_day_from(:area_code, cast(:nominal as date)), :due_on),
                    :status, :created_at, :address, :chases)""")
                .param("nominal", loose ? null : item.dueOn())
                .param("id", item.id())
                .param("task", item.task())
                .param("cycle_key", loose ? null : item.cycleKey())
                .param("year", loose ? null : item.year())
                .param("area_code", item.areaCode())
                .param("provider_code", item.providerCode())
                .param("stage", stage == null ? null : stage.id())
                .param("month", item.month())
                .param("name_km", item.nameKm())
                .param("name_en", item.nameEn())
                .param("starts_on", item.startsOn())
                .param("due_on", item.dueOn())
                .param("status", item.status().name())
                .param("created_at", item.createdAt())
                .param("address", item.address())
                .param("chases", item.chases())
                .update();
        for (Candidate candidate : candidates) {
            jdbc.sql("insert into work_item_candidate (role, scope, work_item_id) values (?, ?, ?)")
                    .params(candidate.role().id(), candidate.scope(), item.id())
                    .update();
        }
        events.publishEvent(new WorkItemOpened(item.id()));
    }

    /**
     * Puts open items on the working days that follow from their nominal dates.
     *
     * @return how many have another due date now
     */
    public int align() {
        return jdbc.sql("""
                with due as materialized (
                    select area_code, nominal_due_on, working_day_from(area_code, nominal_due_on) as due_on
                    from work_item where status = 'OPEN' group by area_code, nominal_due_on)
                update work_item w set due_on = due.due_on
                from due
                where w.status = 'OPEN' and w.area_code = due.area_code and w.nominal_due_on = due.nominal_due_on
                    and w.due_on <> due.due_on""").update();
    }

    /** The item if the actor may see it: as a candidate, or because it lies in an area or at a provider of his. */
    @Transactional(readOnly = true)
    public WorkItem visible(UUID id, Actor actor) {
        WorkItem item = find(id, "").orElseThrow(() -> new NotFound("task " + id));
        if (actor.covers(item.areaCode(), item.providerCode()) || mayDo(item, actor)) {
            return item;
        }
        throw new NotFound("task " + id);
    }

    /** Whether it is open and the actor is among those who may do it; somebody may hold it. */
    @Transactional(readOnly = true)
    public boolean mayDo(WorkItem item, Actor actor) {
        if (!item.open()) {
            return false;
        }
        List<Candidate> candidates = candidates(item.id());
        return actor.grants().stream()
                .filter(grant -> candidates.contains(candidate(grant)))
                .anyMatch(grant -> !Impartiality.forbids(item, actor, grant.role()));
    }

    /** Whether nothing but a post at the provider keeps the actor from an open item. */
    @Transactional(readOnly = true)
    public boolean barredByPost(WorkItem item, Actor actor) {
        if (!item.open() || mayDo(item, actor)) {
            return false;
        }
        List<Candidate> candidates = candidates(item.id());
        return actor.grants().stream().anyMatch(grant -> candidates.contains(candidate(grant)));
    }

    /** Refuses whoever may see the item but not do it; one that was closed meanwhile has no candidates any more. */
    @Transactional(readOnly = true)
    public void requireCandidate(WorkItem item, Actor actor) {
        if (!mayDo(item, actor) && find(item.id(), "").filter(WorkItem::open).isPresent()) {
            throw barredByPost(item, actor)
                    ? new HasPostThere(item.id())
                    : new AccessDeniedException("not a candidate of task " + item.id());
        }
    }

    /** Who may take an open item. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(UUID id) {
        return jdbc.sql("select role, scope from work_item_candidate where work_item_id = :id order by role, scope")
                .param("id", id)
                .query((row, number) ->
                        new Candidate(Role.of(row.getString("role")).orElseThrow(), row.getString("scope")))
                .list();
    }

    /** The open items of cycles that were opened at this time or later. */
    @Transactional(readOnly = true)
    public List<WorkItem> openedSince(OffsetDateTime time) {
        return jdbc.sql("""
                select * from work_item where status = 'OPEN' and cycle_key is not null and created_at >= :time
                order by due_on, cycle_key, task, provider_code, month""").param("time", time).query(WorkItemRow::of).list();
    }

    /**
     * Locks the item for what follows in this transaction and makes sure the actor may do it.
     *
     * @throws Taken when somebody else holds or has closed it
     */
    @Transactional(noRollbackFor = Taken.class)
    public WorkItem forDoing(UUID id, Actor actor) {
        WorkItem item = find(id, " for update").orElseThrow(() -> new NotFound("task " + id));
        if (!actor.covers(item.areaCode(), item.providerCode()) && !mayDo(item, actor)) {
            throw new NotFound("task " + id);
        }
        if (!item.open()) {
            throw new Taken(item);
        }
        requireCandidate(item, actor);
        if (item.assigneeId() != null && !item.assigneeId().equals(actor.personId())) {
            throw new Taken(item);
        }
        return item;
    }

    /**
     * Holds the open items of a stage, or of all stages of a provider, for this transaction: whoever does one of them
     * meanwhile waits, and then finds it as this transaction leaves it.
     *
     * @param stage null for all stages
     * @param provider null for the stages of the area as a whole
     */
    public void hold(String cycleKey, @Nullable Stage stage, @Nullable String provider) {
        jdbc.sql("""
                select id from work_item
                where cycle_key = :key and status = 'OPEN' and (:stage = '' or stage = :stage)
                    and coalesce(provider_code, '') = :provider
                order by id for update""")
                .param("key", cycleKey)
                .param("stage", stage == null ? "" : stage.id())
                .param("provider", provider == null ? "" : provider)
                .query(UUID.class)
                .list();
    }

    public void claim(UUID id, Actor actor) {
        WorkItem item = forDoing(id, actor);
        if (item.assigneeId() != null) {
            return;
        }
        jdbc.sql("update work_item set assignee_id = ?, assignee_name = ?, claimed_at = ? where id = ?")
                .params(actor.personId(), actor.name(), OffsetDateTime.now(clock), id)
                .update();
        audit.record(actor, "task.claim", "work_item/" + id, null, actor.name(), null);
    }

    public void release(UUID id, Actor actor) {
        WorkItem item = forDoing(id, actor);
        if (item.assigneeId() == null) {
            return;
        }
        jdbc.sql("update work_item set assignee_id = null, assignee_name = null, claimed_at = null where id = ?")
                .param(id)
                .update();
        audit.record(actor, "task.release", "work_item/" + id, item.assigneeName(), null, null);
    }

    /**
     * Gives an open item from somebody who leaves to a successor, or back to the group.
     *
     * @param successor with the roles of the day from which he or she acts; null for the group
     */
    public void assign(Actor by, UUID id, @Nullable Actor successor) {
        WorkItem item = find(id, " for update").orElseThrow(() -> new NotFound("task " + id));
        if (!item.open()) {
            return;
        }
        if (successor != null && !mayDo(item, successor)) {
            throw new Refusal(
                    "who", barredByPost(item, successor) ? "handOver.error.post" : "handOver.error.noCandidate");
        }
        jdbc.sql("update work_item set assignee_id = ?, assignee_name = ?, claimed_at = ? where id = ?")
                .param(successor == null ? null : successor.personId())
                .param(successor == null ? null : successor.name())
                .param(successor == null ? null : OffsetDateTime.now(clock))
                .param(id)
                .update();
        audit.record(
                by,
                "task.handOver",
                "work_item/" + id,
                item.assigneeName(),
                successor == null ? null : successor.name(),
                null);
        if (successor != null && !by.personId().equals(successor.personId())) {
            events.publishEvent(new WorkItemHanded(id, successor.personId()));
        }
    }

    /** Closes the item as done by this person. */
    public void done(UUID id, Actor actor) {
        jdbc.sql("""
                update work_item set status = 'DONE', closed_at = ?, closed_by_id = ?, closed_by_name = ?,
                    assignee_id = ?, assignee_name = ?
                where id = ? and status = 'OPEN'""")
                .params(OffsetDateTime.now(clock), actor.personId(), actor.name(), actor.personId(), actor.name(), id)
                .update();
        withdraw(id);
        audit.record(actor, "task.complete", "work_item/" + id, null, null, null);
        events.publishEvent(new WorkItemClosed(id));
    }

    /** Takes an open item away because its stage or provider was excused. */
    public void excuse(UUID id) {
        int closed = jdbc.sql("update work_item set status = 'EXCUSED', closed_at = ? where id = ? and status = 'OPEN'")
                .params(OffsetDateTime.now(clock), id)
                .update();
        if (closed == 1) {
            withdraw(id);
            events.publishEvent(new WorkItemClosed(id));
        }
    }

    private void withdraw(UUID id) {
        jdbc.sql("delete from work_item_candidate where work_item_id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from work_item_draft where work_item_id = ?").param(id).update();
    }

    /** Closes the open loose items of this task at this address, which was done there. */
    public void doneAt(String task, String address, Actor actor) {
        jdbc.sql("select id from work_item where status = 'OPEN' and task = ? and address = ? order by id for update")
                .params(task, address)
                .query(UUID.class)
                .list()
                .forEach(id -> done(id, actor));
    }

    private Optional<WorkItem> find(UUID id, String suffix) {
        return jdbc.sql("select * from work_item where id = :id" + suffix)
                .param("id", id)
                .query(WorkItemRow::of)
                .optional()
                .map(item -> impartiality.holdsInVain(item) ? item.unheld() : item);
    }

    private static Candidate candidate(Grant grant) {
        return new Candidate(grant.role(), grant.scope());
    }
}
