package kh.isaf.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.access.Grant;
import kh.isaf.access.NotFound;
import kh.isaf.access.Refusal;
import kh.isaf.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of persons as those who look after people keep it: data, roles with dates, posts. */
@Service
@Transactional
public class PersonRegister {

    private static final int LONGEST_REASON = 400;

    private final JdbcClient jdbc;
    private final PersonList list;
    private final NewPeople newPeople;
    private final RolePlace places;
    private final LastAdministrator lastAdministrator;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PersonRegister(
            JdbcClient jdbc,
            PersonList list,
            NewPeople newPeople,
            RolePlace places,
            LastAdministrator lastAdministrator,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.list = list;
        this.newPeople = newPeople;
        this.places = places;
        this.lastAdministrator = lastAdministrator;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A role to be given.
     *
     * @param place code of the area or provider; empty for the nation
     */
    public record NewRole(Role role, String place, Period period, boolean deputy) {}

    /** The person, if the actor looks after one of the roles; for anybody else there is no such person. */
    @Transactional(readOnly = true)
    public PersonEntry visible(Actor actor, UUID personId) {
        PersonEntry entry = find(personId).orElseThrow(() -> new NotFound("person " + personId));
        if (!actor.holds(Role.NCDDS_ADMIN)
                && entry.reach(today()).stream().noneMatch(grant -> Supervision.oversees(actor, grant))) {
            throw new NotFound("person " + personId);
        }
        return entry;
    }

    /** The one person with this code or phone number, if the actor may see him or her. */
    @Transactional(readOnly = true)
    public Optional<PersonEntry> visibleBy(Actor actor, String codeOrPhone) {
        String text = PersonData.line(codeOrPhone);
        String phone = phone(text);
        List<UUID> found = jdbc.sql("select id from person where code = ? or phone = ? limit 2")
                .params(text, phone)
                .query(UUID.class)
                .list();
        return found.size() == 1
                ? find(found.get(0))
                        .filter(entry -> actor.holds(Role.NCDDS_ADMIN)
                                || entry.reach(today()).stream().anyMatch(grant -> Supervision.oversees(actor, grant)))
                : Optional.empty();
    }

    /** A code may consist of digits too, and is no phone number then. */
    private static String phone(String text) {
        try {
            return PersonData.phoneKept(text);
        } catch (Refusal noPhone) {
            return text;
        }
    }

    /** Whether the actor may change the person's data: all roles held must be within reach. */
    @Transactional(readOnly = true)
    public boolean mayChange(Actor actor, PersonEntry entry) {
        return Supervision.overseesAll(actor, entry.reach(today()));
    }

    public UUID add(Actor actor, PersonData typed, NewRole first) {
        PersonData data = typed.checked();
        Grant grant = allowed(actor, first);
        NewPerson person = new NewPerson(
                none(data.code()),
                data.nameKm(),
                data.nameLatin(),
                none(data.phone()),
                none(data.email()),
                Objects.requireNonNull(data.sex()),
                "km",
                null,
                List.of(),
                first.period().from());
        requireFree(data.code(), null);
        UUID id = newPeople.insert(List.of(person)).get(0);
        jdbc.sql("update person set training = ? where id = ?")
                .params(data.training(), id)
                .update();
        audit.record(actor, "person.register", "person/" + id, null, data.toString(), null);
        give(actor, id, grant, first.period(), first.deputy());
        return id;
    }

    public void change(Actor actor, UUID personId, PersonData typed) {
        PersonEntry before = visible(actor, personId);
        if (!mayChange(actor, before)) {
            throw new AccessDeniedException("holds roles beyond the reach of the actor");
        }
        PersonData data = typed.checked();
        requireFree(data.code(), personId);
        jdbc.sql("""
                update person set code = :code, name_km = :nameKm, name_latin = :nameLatin, sex = :sex, phone = :phone,
                    email = :email, training = :training where id = :id""")
                .param("code", none(data.code()))
                .param("nameKm", data.nameKm())
                .param("nameLatin", data.nameLatin())
                .param("sex", Objects.requireNonNull(data.sex()).name())
                .param("phone", none(data.phone()))
                .param("email", none(data.email()))
                .param("training", data.training())
                .param("id", personId)
                .update();
        audit.record(actor, "person.change", "person/" + personId, before.data().toString(), data.toString(), null);
        events.publishEvent(new ContactChanged(actor, personId));
    }

    public void giveRole(Actor actor, UUID personId, NewRole role) {
        visible(actor, personId);
        give(actor, personId, allowed(actor, role), role.period(), role.deputy());
    }

    /** Ends a role after its last day; one that a seat in a body carries ends with the seat. */
    public void endRole(Actor actor, UUID personId, long roleId, @Nullable LocalDate lastDay, String reason) {
        RoleLine role = role(visible(actor, personId), roleId);
        if (!Supervision.oversees(actor, role.grant())) {
            throw new AccessDeniedException("not looked after by the actor: " + role.grant());
        }
        if (role.bodyCode() != null) {
            throw new Refusal("reason", "people.error.roleOfBody");
        }
        end(actor, role, lastDay, reason);
    }

    /** Records a post at a provider; who holds one does not judge that provider. */
    public void addPost(Actor actor, UUID personId, String provider, String title, Period period) {
        visible(actor, personId);
        PersonData.require("title", PersonData.line(title), 120);
        boolean known = jdbc.sql("select exists (select 1 from service_provider where code = ?)")
                .param(provider)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new Refusal("provider", "people.error.noProvider");
        }
        recordPost(actor, personId, provider, PersonData.line(title), period);
    }

    void recordPost(Actor actor, UUID personId, String provider, String title, Period period) {
        jdbc.sql("insert into post (person_id, provider_code, title, valid_from, valid_to) values (?, ?, ?, ?, ?)")
                .param(personId)
                .param(provider)
                .param(title)
                .param(period.from())
                .param(period.end())
                .update();
        audit.record(actor, "post.record", "person/" + personId, null, provider + " " + title + " " + period, null);
        events.publishEvent(new PostsChanged(actor, List.of(personId)));
    }

    public void endPost(Actor actor, UUID personId, long postId, @Nullable LocalDate lastDay) {
        PersonEntry.Post post = visible(actor, personId).posts().stream()
                .filter(one -> one.id() == postId)
                .findFirst()
                .orElseThrow(() -> new NotFound("post " + postId));
        Period ended = Period.of(post.period().from(), required(lastDay));
        jdbc.sql("update post set valid_to = ? where id = ?")
                .param(ended.end())
                .param(postId)
                .update();
        audit.record(actor, "post.end", "person/" + personId, post.toString(), ended.toString(), null);
        events.publishEvent(new PostsChanged(actor, List.of(personId)));
    }

    Grant allowed(Actor actor, NewRole role) {
        if (actor.grants().stream()
                .noneMatch(held -> Supervision.below(held.role()).contains(role.role()))) {
            throw new AccessDeniedException("not a role the actor gives: " + role.role());
        }
        Grant grant = places.grant(role.role(), role.place(), role.period().from());
        if (!Supervision.oversees(actor, grant)) {
            throw new Refusal("place", "people.error.placeNotYours");
        }
        return grant;
    }

    long give(Actor actor, UUID personId, Grant grant, Period period, boolean deputy) {
        boolean held = jdbc.sql("""
                select exists (select 1 from role_assignment where person_id = :person and role = :role
                    and coalesce(provider_code, area_code) = :scope and valid_from < coalesce(:end::date, 'infinity')
                    and coalesce(valid_to, 'infinity') > :from)""")
                .param("person", personId)
                .param("role", grant.role().id())
                .param("scope", grant.scope())
                .param("from", period.from())
                .param("end", period.end())
                .query(Boolean.class)
                .single();
        if (held) {
            throw new Refusal("place", "people.error.heldAlready");
        }
        long id = jdbc.sql("""
                insert into role_assignment (person_id, role, area_code, provider_code, valid_from, valid_to, deputy)
                values (:person, :role, :area, :provider, :from, :end, :deputy) returning id""")
                .param("person", personId)
                .param("role", grant.role().id())
                .param("area", grant.areaCode())
                .param("provider", grant.providerCode())
                .param("from", period.from())
                .param("end", period.end())
                .param("deputy", deputy && grant.role() == Role.FOCAL_PERSON)
                .query(Long.class)
                .single();
        audit.record(actor, "role.grant", "person/" + personId, null, grant + " " + period, null);
        tell(actor, grant.role(), personId);
        return id;
    }

    void end(Actor actor, RoleLine role, @Nullable LocalDate lastDay, String reason) {
        String why = PersonData.line(reason);
        PersonData.require("reason", why, LONGEST_REASON);
        Period ended = Period.of(role.period().from(), required(lastDay));
        boolean administrator = role.grant().role() == Role.NCDDS_ADMIN;
        if (administrator) {
            lastAdministrator.lock();
        }
        jdbc.sql("update role_assignment set valid_to = ?, end_reason = ? where id = ?")
                .param(ended.end())
                .param(why)
                .param(role.id())
                .update();
        if (administrator) {
            lastAdministrator.requireOne();
        }
        audit.record(
                actor,
                "role.end",
                "person/" + role.personId(),
                role.grant() + " " + role.period(),
                ended.toString(),
                why);
        tell(actor, role.grant().role(), role.personId());
    }

    private void tell(Actor actor, Role role, UUID personId) {
        if (role == Role.CAF) {
            events.publishEvent(new TermsChanged(actor, List.of(personId)));
        }
        if (role == Role.FOCAL_PERSON) {
            events.publishEvent(new PostsChanged(actor, List.of(personId)));
        }
    }

    static RoleLine role(PersonEntry entry, long roleId) {
        return entry.roles().stream()
                .filter(role -> role.id() == roleId)
                .findFirst()
                .orElseThrow(() -> new NotFound("role " + roleId));
    }

    /** Whether the reader may see the person is for the caller to know. */
    @Transactional(readOnly = true)
    public Optional<PersonEntry> find(UUID personId) {
        List<PersonEntry.Post> posts = jdbc.sql("""
                select o.*, s.name_km, s.name_latin from post o left join service_provider s on s.code = o.provider_code
                where o.person_id = ? order by o.valid_to is not null, o.valid_from desc, o.id""")
                .param(personId)
                .query((row, number) -> new PersonEntry.Post(
                        row.getLong("id"),
                        row.getString("provider_code"),
                        Objects.requireNonNullElse(row.getString("name_km"), ""),
                        Objects.requireNonNullElse(row.getString("name_latin"), ""),
                        row.getString("title"),
                        period(row)))
                .list();
        List<PersonEntry.Membership> memberships = jdbc.sql("""
                select m.*, b.name_km, b.name_latin from body_member m join body b on b.code = m.body_code
                where m.person_id = ? order by m.valid_to is not null, m.valid_from desc, m.id""")
                .param(personId)
                .query((row, number) -> new PersonEntry.Membership(
                        row.getLong("id"),
                        row.getString("body_code"),
                        row.getString("name_km"),
                        row.getString("name_latin"),
                        Position.of(row.getString("position")).orElseThrow(),
                        period(row)))
                .list();
        return jdbc.sql(
                        "select p.*, a.username, a.enabled from person p left join account a on a.person_id = p.id where p.id = ?")
                .param(personId)
                .query((row, number) -> new PersonEntry(
                        personId,
                        new PersonData(
                                text(row.getString("code")),
                                row.getString("name_km"),
                                row.getString("name_latin"),
                                Sex.valueOf(row.getString("sex")),
                                text(row.getString("phone")),
                                text(row.getString("email")),
                                row.getString("training")),
                        row.getString("username"),
                        row.getBoolean("enabled"),
                        list.roles(List.of(personId)),
                        posts,
                        memberships))
                .optional();
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(
                row.getObject("valid_from", LocalDate.class),
                Period.lastDay(row.getObject("valid_to", LocalDate.class)));
    }

    /** Each code belongs to one person. */
    private void requireFree(String code, @Nullable UUID except) {
        boolean taken = !code.isEmpty()
                && jdbc.sql("select exists (select 1 from person where code = ? and id is distinct from ?::uuid)")
                        .param(code)
                        .param(except)
                        .query(Boolean.class)
                        .single();
        if (taken) {
            throw new Refusal("code", "people.error.codeTaken");
        }
    }

    private static LocalDate required(@Nullable LocalDate day) {
        if (day == null) {
            throw new Refusal("to", "people.error.missing");
        }
        return day;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
