package kh.isaf.people;

import java.time.LocalDate;
import java.util.List;
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

/** Roles that people hold, with dates: given and ended by those who look after their holders. */
@Service
@Transactional
public class PersonRoles {

    private static final int LONGEST_REASON = 400;

    private final JdbcClient jdbc;
    private final PersonEntries entries;
    private final RolePlace places;
    private final LastAdministrator lastAdministrator;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    PersonRoles(
            JdbcClient jdbc,
            PersonEntries entries,
            RolePlace places,
            LastAdministrator lastAdministrator,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.places = places;
        this.lastAdministrator = lastAdministrator;
        this.audit = audit;
        this.events = events;
    }

    /**
     * A role to be given.
     *
     * @param place code of the area or provider; empty for the nation
     */
    public record NewRole(Role role, String place, Period period, boolean deputy) {}

    public void giveRole(Actor actor, UUID personId, NewRole role) {
        entries.visible(actor, personId);
        give(actor, personId, allowed(actor, role), role.period(), role.deputy());
    }

    /** Ends a role after its last day; one that a seat in a body carries ends with the seat. */
    public void endRole(Actor actor, UUID personId, long roleId, @Nullable LocalDate lastDay, String reason) {
        RoleLine role = role(entries.visible(actor, personId), roleId);
        if (!Supervision.oversees(actor, role.grant())) {
            throw new AccessDeniedException("not looked after by the actor: " + role.grant());
        }
        if (role.bodyCode() != null) {
            throw new Refusal("reason", "people.error.roleOfBody");
        }
        end(actor, role, lastDay, reason);
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
        Period ended = role.period().until(lastDay);
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
}
