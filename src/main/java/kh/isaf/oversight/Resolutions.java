package kh.isaf.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import kh.isaf.people.ActingPeople;
import kh.isaf.territory.AreaType;
import kh.isaf.worklist.Candidate;
import kh.isaf.worklist.Taken;
import kh.isaf.worklist.WorkItem;
import kh.isaf.worklist.WorkItems;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What meetings decide and visits ask for: with an owner and a day it is a task on that person's or group's work list. */
@Service
@Transactional
public class Resolutions {

    /** The loose task that a resolution with an owner is. */
    public static final String TASK = "resolution";

    private static final int LONGEST = 1000;
    private static final int LONGEST_NAME = 160;
    private static final int SHORTEST = 3;

    private final JdbcClient jdbc;
    private final WorkItems workItems;
    private final ActingPeople people;
    private final AuditTrail audit;
    private final Clock clock;

    Resolutions(JdbcClient jdbc, WorkItems workItems, ActingPeople people, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.workItems = workItems;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** The meeting or the visit it comes from: one of the two. */
    public record Origin(@Nullable UUID meeting, @Nullable UUID visit, String areaCode) {}

    /**
     * Who may own one: a group by its role and scope, or one person of it.
     *
     * @param value as forms carry it
     */
    public record Owner(
            String value,
            Role role,
            String scope,
            String areaCode,
            @Nullable AreaType areaType,
            @Nullable String areaKm,
            @Nullable String areaLatin,
            @Nullable UUID personId,
            @Nullable String personName) {

        public String area(Locale locale) {
            String name = locale.getLanguage().equals("km") ? areaKm : areaLatin;
            return name == null ? "" : name;
        }
    }

    /** What was decided. */
    public record New(
            String wording, String owner, @Nullable LocalDate dueOn) {}

    /** One resolution, for its page and for lists. */
    public record Resolution(
            UUID id,
            @Nullable UUID meetingId,
            @Nullable UUID visitId,
            String areaCode,
            String wording,
            @Nullable String ownerRole,
            @Nullable String ownerScope,
            @Nullable String ownerName,
            @Nullable LocalDate dueOn,
            @Nullable UUID workItemId,
            @Nullable LocalDate doneOn,
            String doneNote,
            String doneByName,
            String personName,
            OffsetDateTime at,
            @Nullable String areaKm,
            @Nullable String areaLatin) {

        public String area(Locale locale) {
            String name = locale.getLanguage().equals("km") ? areaKm : areaLatin;
            return name == null ? "" : name;
        }

        /** Also when it is done, and the task offered to nobody any more. */
        boolean ownedBy(Actor actor) {
            return actor.grants().stream()
                    .anyMatch(grant ->
                            grant.role().id().equals(ownerRole) && grant.scope().equals(ownerScope));
        }

        public boolean late(LocalDate today) {
            return dueOn != null && doneOn == null && dueOn.isBefore(today);
        }
    }

    @Transactional(readOnly = true)
    public List<Resolution> of(Origin origin) {
        return jdbc.sql("""
                        select r.*, a.name_km as area_km, a.name_latin as area_latin from resolution r
                            left join area a on a.code = r.area_code
                        where r.meeting_id = :meeting or r.visit_id = :visit order by r.at, r.id""")
                .param("meeting", origin.meeting())
                .param("visit", origin.visit())
                .query(Resolution.class)
                .list();
    }

    @Transactional(readOnly = true)
    public Resolution get(UUID id) {
        return jdbc.sql("""
                        select r.*, a.name_km as area_km, a.name_latin as area_latin from resolution r
                            left join area a on a.code = r.area_code
                        where r.id = ?""")
                .param(id)
                .query(Resolution.class)
                .optional()
                .orElseThrow(() -> new NotFound("resolution " + id));
    }

    /** @throws NotFound for somebody who neither may do it nor serves its area */
    @Transactional(readOnly = true)
    public Resolution visible(Actor actor, UUID id) {
        Resolution resolution = get(id);
        UUID item = resolution.workItemId();
        if (item != null && !resolution.ownedBy(actor)) {
            workItems.visible(item, actor);
        } else if (item == null && !actor.covers(resolution.areaCode())) {
            throw new NotFound("resolution " + id);
        }
        return resolution;
    }

    /** Whether the actor may say that it is done. */
    @Transactional(readOnly = true)
    public boolean mayFinish(Actor actor, Resolution resolution) {
        UUID item = resolution.workItemId();
        return item != null && resolution.doneOn() == null && workItems.mayDo(workItems.get(item), actor);
    }

    /** Groups and people of the area, of the areas just below, and the groups above. */
    @Transactional(readOnly = true)
    public List<Owner> owners(String areaCode) {
        List<Owner> owners = new ArrayList<>(jdbc.sql("""
                        select distinct 'role:' || r.role || ':' || coalesce(r.provider_code, r.area_code) as value, r.role,
                            coalesce(r.provider_code, r.area_code) as scope, r.area_code, a.type as area_type,
                            coalesce(p.name_km, a.name_km) as area_km, coalesce(p.name_latin, a.name_latin) as area_latin,
                            null::uuid as person_id, null as person_name
                        from role_assignment r left join area a on a.code = r.area_code
                            left join service_provider p on p.code = r.provider_code
                        where r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today)
                            and (r.provider_code is null
                                    and r.role in ('clerk', 'committeeChair', 'csoStaff', 'dmkGroup', 'cpGroup', 'ncddsAdmin')
                                    and (starts_with(:area, r.area_code) and (r.area_code <> '' or :area = '')
                                        or starts_with(r.area_code, :area)
                                            and length(r.area_code) <= length(cast(:area as text)) + 2)
                                or r.role = 'focalPerson' and r.area_code = :area)
                        order by area_code, role, scope""")
                .param("area", areaCode)
                .param("today", LocalDate.now(clock))
                .query(Resolutions::owner)
                .list());
        owners.addAll(jdbc.sql("""
                        select distinct on (p.name_km, p.id) 'person:' || p.id as value, r.role,
                            coalesce(r.provider_code, r.area_code) as scope, r.area_code, a.type as area_type,
                            coalesce(s.name_km, a.name_km) as area_km, coalesce(s.name_latin, a.name_latin) as area_latin,
                            p.id as person_id, p.name_km as person_name
                        from role_assignment r join person p on p.id = r.person_id
                            left join area a on a.code = r.area_code
                            left join service_provider s on s.code = r.provider_code
                        where r.area_code = :area and r.role not in ('reader', 'councilMember', 'ombudsman')
                            and r.valid_from <= :today and (r.valid_to is null or r.valid_to > :today)
                        order by p.name_km, p.id, r.role limit 300""")
                .param("area", areaCode)
                .param("today", LocalDate.now(clock))
                .query(Resolutions::owner)
                .list());
        return owners;
    }

    private static Owner owner(ResultSet row, int number) throws SQLException {
        String type = row.getString("area_type");
        return new Owner(
                row.getString("value"),
                Role.of(row.getString("role")).orElseThrow(),
                row.getString("scope"),
                row.getString("area_code"),
                type == null ? null : AreaType.valueOf(type),
                row.getString("area_km"),
                row.getString("area_latin"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"));
    }

    /** Whoever keeps the meeting or made the visit adds it; the caller has made sure of that. */
    UUID add(Actor actor, Origin origin, New decided) {
        String wording = decided.wording().strip();
        if (wording.length() < SHORTEST || wording.length() > LONGEST) {
            throw new Refusal("wording", "resolution.error.wording");
        }
        LocalDate today = LocalDate.now(clock);
        Owner owner = decided.owner().isEmpty()
                ? null
                : owners(origin.areaCode()).stream()
                        .filter(one -> one.value().equals(decided.owner()))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("owner", "resolution.error.owner"));
        LocalDate due = decided.dueOn();
        if (owner == null && due != null) {
            throw new Refusal("owner", "resolution.error.noOwner");
        }
        if (owner != null && (due == null || due.isBefore(today))) {
            throw new Refusal("dueOn", "resolution.error.due");
        }
        UUID id = UUID.randomUUID();
        UUID item = owner == null || due == null ? null : open(actor, id, wording, owner, due);
        jdbc.sql("""
                        insert into resolution (id, meeting_id, visit_id, area_code, wording, owner_role, owner_scope, owner_id,
                            owner_name, due_on, work_item_id, person_id, person_name, at)
                        values (:id, :meeting, :visit, :area, :wording, :role, :scope, :owner, :ownerName, :due, :item,
                            :person, :name, :now)""")
                .param("id", id)
                .param("meeting", origin.meeting())
                .param("visit", origin.visit())
                .param("area", owner == null ? origin.areaCode() : owner.areaCode())
                .param("wording", wording)
                .param("role", owner == null ? null : owner.role().id())
                .param("scope", owner == null ? null : owner.scope())
                .param("owner", owner == null ? null : owner.personId())
                .param("ownerName", owner == null ? null : owner.personName())
                .param("due", due)
                .param("item", item)
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .update();
        audit.record(actor, "resolution.add", "resolution/" + id, null, decided.owner() + " " + due, wording);
        return id;
    }

    private UUID open(Actor actor, UUID id, String wording, Owner owner, LocalDate due) {
        String name = wording.length() <= LONGEST_NAME ? wording : wording.substring(0, LONGEST_NAME) + "…";
        WorkItem item = WorkItem.loose(
                TASK,
                "/decisions/" + id,
                owner.areaCode(),
                name,
                name,
                LocalDate.now(clock),
                due,
                OffsetDateTime.now(clock));
        workItems.open(item, List.of(new Candidate(owner.role(), owner.scope())));
        UUID person = owner.personId();
        if (person != null) {
            people.find(person).ifPresent(found -> workItems.assign(actor, item.id(), found.actor()));
        }
        return item.id();
    }

    /**
     * It is done, and the task with it.
     *
     * @throws Taken when somebody else holds the task or has closed it
     */
    @Transactional(noRollbackFor = Taken.class)
    public void finish(Actor actor, UUID id, String note) {
        Resolution resolution = visible(actor, id);
        UUID item = resolution.workItemId();
        if (item == null) {
            throw new NotFound("task of resolution " + id);
        }
        workItems.forDoing(item, actor);
        String said = note.strip();
        if (said.length() < SHORTEST || said.length() > LONGEST) {
            throw new Refusal("note", "resolution.error.note");
        }
        workItems.done(item, actor);
        jdbc.sql("update resolution set done_on = :today, done_note = :note, done_by_name = :name where id = :id")
                .param("today", LocalDate.now(clock))
                .param("note", said)
                .param("name", actor.name())
                .param("id", id)
                .update();
        audit.record(actor, "resolution.done", "resolution/" + id, null, null, said);
    }
}
