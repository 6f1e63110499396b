package kh.isaf.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Deputyship;
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

    /**
     * Opens an item of a cycle by its nominal due date, which moves to a working day and further with what was put off;
     * a loose item is due when it says.
     */
    public void open(WorkItem item, Collection<Candidate> candidates) {
        open(item, candidates, null);
    }

    /**
     * The same for an item with days of its own: it is due so many working days after it opens, or after its stage begins
     * if somebody is ahead of it, but with its stage at the latest, unless that was due before the item opened.
     */
    public void open(WorkItem item, Collection<Candidate> candidates, @Nullable Integer ownDays) {
        boolean loose = item.address() != null;
        Stage stage = item.stage();
        LocalDate created = item.createdAt().toLocalDate();
        jdbc.sql("""
                insert into work_item (id, task, cycle_key, year, area_code, provider_code, stage, month, name_km,
                    name_en, starts_on, nominal_due_on, due_on, postponed_days, status, created_at, address, chases,
                    own_days, own_from, own_postponed, own_bound)
                select :id, :task, :cycle_key, :year, :area_code, :provider_code, :stage, :month, :name_km,
                    :name_en, :starts_on, :nominal,
                    coalesce(item_due_on(:area_code, cast(:nominal as date), p.days, own.days,
                        cast(:opened as date), p.days, with_stage >= :opened), :due_on),
                    p.days, :status, :created_at, :address, :chases,
                    own.days, case when own.days > 0 then :opened end, case when own.days > 0 then p.days end,
                    case when own.days > 0 then with_stage >= :opened end
                from postponed(:year, :area_code, case when cast(:chases as uuid) is null then :stage end, :provider_code,
                    :month) p
                cross join (select cast(:own_days as int) as days) own
                cross join lateral (
                    select item_due_on(:area_code, cast(:nominal as date), p.days, null, null, null, null) as with_stage) s""")
                .param("own_days", ownDays)
                .param("opened", created.isBefore(item.startsOn()) ? item.startsOn() : created)
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

    /** The item, for the product's own work; a person sees it by {@link #visible}. */
    @Transactional(readOnly = true)
    public WorkItem get(UUID id) {
        return find(id, "").orElseThrow(() -> new NotFound("task " + id));
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

    /** Whether it is open and the actor is among those who may do it, or stands in for one; somebody may hold it. */
    @Transactional(readOnly = true)
    public boolean mayDo(WorkItem item, Actor actor) {
        return item.open() && standing(item, actor).inAnyName();
    }

    /** Whether the actor has taken it, or somebody absent in whose place the actor may do it. */
    @Transactional(readOnly = true)
    public boolean holds(WorkItem item, Actor actor) {
        return actor.personId().equals(item.assigneeId())
                || (item.open() && standing(item, actor).holds());
    }

    /** The actor as he or she signs this item: for somebody absent, or with the own name alone. */
    @Transactional(readOnly = true)
    public Actor signing(WorkItem item, Actor actor) {
        return actor.deputyships().isEmpty() || !item.open()
                ? actor
                : actor.signingFor(standing(item, actor).signedFor().orElse(null));
    }

    /** Whether nothing but a post at the provider keeps the actor from an open item. */
    @Transactional(readOnly = true)
    public boolean barredByPost(WorkItem item, Actor actor) {
        return item.open() && standing(item, actor).barredByPost();
    }

    private StandingIn standing(WorkItem item, Actor actor) {
        return new StandingIn(item, actor, candidates(item.id()));
    }

    /** For whom a deputy has done the item. */
    @Transactional(readOnly = true)
    public Optional<UUID> signedFor(UUID id) {
        return jdbc.sql("select closed_for_id from work_item where id = ? and closed_for_id is not null")
                .param(id)
                .query(UUID.class)
                .optional();
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

    /** The open items of cycles that were opened at this time or later, without those that follow up others. */
    @Transactional(readOnly = true)
    public List<WorkItem> openedSince(OffsetDateTime time) {
        return jdbc.sql("""
                select * from work_item where status = 'OPEN' and cycle_key is not null and chases is null and created_at >= :time
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
        if (item.assigneeId() != null && !holds(item, actor)) {
            throw new Taken(item);
        }
        return item;
    }

    /**
     * Holds the late item that this one follows up, if it does, for this transaction; before the follow-up itself, as
     * whoever does the late item comes to both in this order. The other open items of its stage come with it: giving it
     * more time or excusing it takes hold of them too, and must not have to wait for one while it keeps another.
     */
    public void holdChased(UUID id) {
        jdbc.sql("""
                select w.id from work_item f join work_item late on late.id = f.chases
                    join work_item w on w.cycle_key = late.cycle_key
                where f.id = :id and w.chases is null
                    and (w.id = late.id or w.status = 'OPEN' and w.stage = late.stage)
                order by w.id for update of w""").param("id", id).query(UUID.class).list();
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
                order by chases is not null, id for update""")
                .param("key", cycleKey)
                .param("stage", stage == null ? "" : stage.id())
                .param("provider", provider == null ? "" : provider)
                .query(UUID.class)
                .list();
    }

    /** The open items of a stage at this place, without those that follow up others. */
    @Transactional(readOnly = true)
    public List<UUID> openAt(String cycleKey, Stage stage, @Nullable String provider, @Nullable Integer month) {
        return jdbc.sql("""
                select id from work_item
                where cycle_key = :key and stage = :stage and status = 'OPEN' and chases is null
                    and coalesce(provider_code, '') = :provider and coalesce(month, 0) = :month
                order by id""")
                .param("key", cycleKey)
                .param("stage", stage.id())
                .param("provider", provider == null ? "" : provider)
                .param("month", month == null ? 0 : month)
                .query(UUID.class)
                .list();
    }

    /** Takes the item. A deputy takes it for the person who is absent: it stays with that person afterwards. */
    public void claim(UUID id, Actor actor) {
        WorkItem item = forDoing(id, actor);
        if (item.assigneeId() != null) {
            return;
        }
        Actor signing = signing(item, actor);
        Deputyship absent = signing.signsFor();
        String holder = absent == null ? actor.name() : absent.name();
        jdbc.sql("update work_item set assignee_id = ?, assignee_name = ?, claimed_at = ? where id = ?")
                .params(absent == null ? actor.personId() : absent.personId(), holder, OffsetDateTime.now(clock), id)
                .update();
        audit.record(signing, "task.claim", "work_item/" + id, null, holder, null);
    }

    public void release(UUID id, Actor actor) {
        WorkItem item = forDoing(id, actor);
        if (item.assigneeId() == null) {
            return;
        }
        Actor signing = signing(item, actor);
        jdbc.sql("update work_item set assignee_id = null, assignee_name = null, claimed_at = null where id = ?")
                .param(id)
                .update();
        audit.record(signing, "task.release", "work_item/" + id, item.assigneeName(), null, null);
    }

    /**
     * Gives an open item from somebody who leaves to a successor, or back to the group.
     *
     * @param successor with the roles of the day from which he or she acts, of which those as a deputy do not count; null
     *     for the group
     */
    public void assign(Actor by, UUID id, @Nullable Actor successor) {
        WorkItem item = find(id, " for update").orElseThrow(() -> new NotFound("task " + id));
        if (!item.open()) {
            return;
        }
        Actor alone = successor == null ? null : successor.withoutDeputyships();
        if (alone != null && !mayDo(item, alone)) {
            throw new Refusal("who", barredByPost(item, alone) ? "handOver.error.post" : "handOver.error.noCandidate");
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

    /** Closes the item as done by this person, for somebody absent if he or she is a deputy in it. */
    public void done(UUID id, Actor actor) {
        Actor signing = actor.deputyships().isEmpty()
                ? actor
                : find(id, "").map(item -> signing(item, actor)).orElse(actor);
        Deputyship absent = signing.signsFor();
        jdbc.sql("""
                update work_item set status = 'DONE', closed_at = :now, closed_by_id = :person, closed_by_name = :name,
                    assignee_id = :person, assignee_name = :name, closed_for_id = :absent, closed_for_name = :absentName
                where id = :id and status = 'OPEN'""")
                .param("now", OffsetDateTime.now(clock))
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("absent", absent == null ? null : absent.personId())
                .param("absentName", absent == null ? null : absent.name())
                .param("id", id)
                .update();
        withdraw(id);
        audit.record(signing, "task.complete", "work_item/" + id, null, null, null);
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
}
